import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { useHost } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useNotices, useRefusalWords } from '../../session/notices'
import { createProject } from '#shared/host/projects/createProject'
import { Choices } from './Choices'
import classes from './NewProject.module.css'
import { Setup } from './Setup'
import { useDraft } from './draft'

/** One page: a template, its dates, and what follows from them before anything is made. */
export function NewProject() {
  const { t } = useTranslation()
  const host = useHost()
  const words = useRefusalWords()
  const tell = useNotices(notices => notices.tell)
  const go = useScreen(screen => screen.go)
  const { draft, change, layout, refusal } = useDraft()
  const [isBusy, setBusy] = useState(false)
  const create = async (): Promise<void> => {
    setBusy(true)
    try {
      const created = await createProject(host, draft)
      if (isRefusal(created)) tell({ text: words(created), tone: 'refusal' })
      else go({ at: 'project', id: created.project, view: 'board' })
    } catch (fault) {
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      host.ports.log.fault('createProject.failed', fault)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.page}>
      <div className={classes.body}>
        <h1>{t('wizard.title')}</h1>
        <p className={classes.promise}>{t('wizard.promise')}</p>
        <section className={classes.sheet}>
          <Choices draft={draft} change={change} />
          {draft.template !== null && (
            <Setup template={draft.template} {...{ draft, change, layout, refusal }} />
          )}
          <TextInput
            label={t('wizard.name')}
            placeholder={draft.usualName}
            value={draft.name}
            maxLength={1000}
            className={classes.name}
            onChange={event => change({ name: event.currentTarget.value })}
          />
        </section>
      </div>
      <footer className={classes.foot}>
        <Button
          size="sm"
          data-create
          loading={isBusy}
          disabled={refusal !== null}
          onClick={() => void create()}
        >
          {t('wizard.create')}
        </Button>
        <Button size="sm" variant="subtle" onClick={() => go({ at: 'projects' })}>
          {t('wizard.cancel')}
        </Button>
      </footer>
    </div>
  )
}
