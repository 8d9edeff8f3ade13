import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_WORKSPACE_NAME } from '#shared/model/workspaceInfo'
import { useRefusalWords } from '../../session/notices'
import { useWorkspaces, useWorkspaceWork } from '../../session/workspaces'
import { Dialog } from '../../widgets/Dialog'
import classes from './Workspaces.module.css'

export function NewWorkspace({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { create: make, show } = useWorkspaces()
  const work = useWorkspaceWork()
  const words = useRefusalWords()
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '') return setError(t('refusal.emptyName'))
    setBusy(true)
    const made = await work(make(name))
    setBusy(false)
    if (made === null) return
    if (typeof made !== 'string') return setError(words(made))
    onClose()
    await work(show(made))
  }
  return (
    <Dialog title={t('workspace.createTitle')} onClose={onClose}>
      <form className={classes.form} onSubmit={event => void create(event)}>
        <p className={classes.text}>{t('workspace.createText')}</p>
        <TextInput
          label={t('workspace.name')}
          placeholder={t('workspace.namePlaceholder')}
          value={name}
          error={error}
          maxLength={MAX_WORKSPACE_NAME}
          data-autofocus
          onChange={event => {
            setName(event.currentTarget.value)
            setError(null)
          }}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('projects.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} data-create-workspace>
            {t('workspace.createDo')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
