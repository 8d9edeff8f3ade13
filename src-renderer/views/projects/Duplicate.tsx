import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/domain/day'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { fullDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { duplicateProject } from '#shared/host/projects/duplicateProject'
import type { ProjectEntry } from '#shared/model/project'
import { useNotices, useRefusalWords } from '../../session/notices'
import { useHost } from '../../session/projectContext'
import {
  useOfferWorkspace,
  useWorkspaceList,
  useWorkspaceName,
  useWorkspaces,
  useWorkspaceWork,
} from '../../session/workspaces'
import { useScreen } from '../../session/screen'
import { DayPicker } from '../../widgets/DayPicker'
import { useWording } from '../../widgets/wording'
import { Dialog } from '../../widgets/Dialog'
import classes from './Duplicate.module.css'

interface DuplicateProps {
  readonly project: ProjectEntry
  readonly onClose: () => void
}

/** The same plan again: for the next campaign with a new T, or as it stands. */
export function Duplicate({ project, onClose }: DuplicateProps) {
  const { t } = useTranslation()
  const word = useWording()
  const [name, setName] = useState(t('projects.copyOf', { name: word(project.name) }))
  const [keyDate, setKeyDate] = useState('')
  const [keepsPeople, setKeepsPeople] = useState(true)
  const [keepsProgress, setKeepsProgress] = useState(false)
  const choices = { projectId: project.id, name, keepsPeople, keepsProgress }
  const { workspaces, shown } = useWorkspaceList()
  const [store, setStore] = useState(shown)
  const { copy, isBusy, refusal } = useCopy(onClose)
  const isNew = keyDate.trim() !== ''
  return (
    <Dialog title={t('projects.duplicateTitle')} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          void copy({ ...choices, keyDate: isNew ? keyDate.trim() : null }, store)
        }}
      >
        <TextInput
          label={t('projects.name')}
          value={name}
          maxLength={1000}
          data-autofocus
          onChange={event => setName(event.currentTarget.value)}
        />
        {workspaces.length > 1 && <IntoWorkspace value={store} onChange={setStore} />}
        {project.keyDay !== null && <NewKeyDay value={keyDate} onChange={setKeyDate} />}
        <Checkbox
          label={t('projects.keepPeople')}
          checked={keepsPeople}
          onChange={event => setKeepsPeople(event.currentTarget.checked)}
        />
        <Checkbox
          label={t('projects.keepProgress')}
          checked={keepsProgress}
          onChange={event => setKeepsProgress(event.currentTarget.checked)}
        />
        <p className={classes.note}>{t('projects.notCopied')}</p>
        {refusal !== null && (
          <p className={classes.error} role="alert">
            {refusal}
          </p>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('projects.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} data-duplicate>
            {t('projects.duplicate')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}

function IntoWorkspace({ value, onChange }: { value: string; onChange: (store: string) => void }) {
  const { t } = useTranslation()
  const { workspaces } = useWorkspaceList()
  const nameOf = useWorkspaceName()
  return (
    <Select
      label={t('workspace.copyInto')}
      value={value}
      allowDeselect={false}
      data={workspaces.map(entry => ({ value: entry.store, label: nameOf(entry) }))}
      onChange={store => store !== null && onChange(store)}
    />
  )
}

function NewKeyDay({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const day = isDay(value) ? value : null
  return (
    <div className={classes.day}>
      <TextInput
        label={t('projects.newKeyDay')}
        description={day === null ? t('projects.newKeyDayText') : fullDay(day, language)}
        inputWrapperOrder={['label', 'input', 'description']}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
      />
      <DayPicker label={t('projects.pickKeyDay')} value={day} onPick={onChange} />
    </div>
  )
}

/** Goes to the copy, or offers to when it lies in another workspace; a refusal stays in the form. */
function useCopy(onClose: () => void) {
  const { t } = useTranslation()
  const host = useHost()
  const words = useRefusalWords()
  const go = useScreen(screen => screen.go)
  const workspaces = useWorkspaces()
  const offer = useOfferWorkspace()
  const work = useWorkspaceWork()
  const tell = useNotices(notices => notices.tell)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const copy = async (choices: Parameters<typeof duplicateProject>[1], store: string): Promise<void> => {
    setBusy(true)
    try {
      const into = await work(workspaces.open(store))
      if (into === null) return
      const made: { project: string } | Refusal = await duplicateProject(host, choices, into)
      if (isRefusal(made)) return setRefusal(words(made))
      onClose()
      if (into !== host) {
        into.closeProject(made.project)
        return offer(store, 'copied', made.project)
      }
      go({ at: 'project', id: made.project, view: 'board' })
    } catch (fault) {
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      host.ports.log.fault('duplicateProject.failed', fault)
    } finally {
      setBusy(false)
    }
  }
  return { copy, isBusy, refusal }
}
