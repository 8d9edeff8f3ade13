import { Button, Drawer, TextInput } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { archive, type Archive as Archived, hasArchive } from '#shared/projections/board/archive'
import { useAfterPaint } from '../../session/afterPaint'
import { usePlan, usePlanPart } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useScreen } from '../../session/screen'
import { useStatusName, useWording } from '../../widgets/wording'
import { Fields } from '../../widgets/Fields'
import classes from './Archive.module.css'

/** Shown only while something is archived. */
export function Archive() {
  return useAfterPaint() ? <ArchiveButton /> : null
}

function ArchiveButton() {
  const { t } = useTranslation()
  const hasAny = usePlanPart(hasArchive)
  const [isOpen, setOpen] = useState(false)
  if (!hasAny) return null
  return (
    <>
      <Button
        variant="subtle"
        data-archive
        leftSection={<IconArchive size={16} stroke={1.5} />}
        onClick={() => setOpen(true)}
      >
        {t('archive.title')}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="right"
        size={440}
        title={t('archive.title')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <Content onLeave={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function Content({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation()
  const plan = usePlan()
  const word = useWording()
  const statusName = useStatusName()
  const [text, setText] = useState('')
  const all = useMemo(() => archive(plan), [plan])
  const wanted = text.trim().toLowerCase()
  const columns = all.columns.filter(({ status }) => statusName(status).toLowerCase().includes(wanted))
  const tasks = all.tasks.filter(task => word(task.title).toLowerCase().includes(wanted))
  return (
    <>
      <Fields>
        <TextInput
          type="search"
          data-autofocus
          aria-label={t('archive.search')}
          placeholder={t('archive.search')}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      </Fields>
      {columns.length > 0 && <Columns columns={columns} />}
      {tasks.length > 0 && <Tasks tasks={tasks} onLeave={onLeave} />}
      {columns.length + tasks.length === 0 && (
        <p className={classes.nothing}>{t('archive.nothing', { text: text.trim() })}</p>
      )}
    </>
  )
}

function Columns({ columns }: { columns: Archived['columns'] }) {
  const { t } = useTranslation()
  const run = useRun()
  const nameOf = useStatusName()
  return (
    <section className={classes.section}>
      <h3>{t('archive.columns')}</h3>
      <ul>
        {columns.map(({ status, tasks }) => (
          <li key={status.id}>
            <span className={classes.name}>{nameOf(status)}</span>
            <span>{t('archive.inColumn', { count: tasks })}</span>
            <Button
              variant="default"
              onClick={() => void run('archiveStatus', { statusId: status.id, isArchived: false })}
            >
              {t('archive.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Rows listed at once; a search field finds the others. */
const MOST_SHOWN = 100

function Tasks({ tasks, onLeave }: { tasks: Archived['tasks']; onLeave: () => void }) {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRun()
  const openTask = useScreen(screen => screen.openTask)
  const open = (taskId: string): void => {
    onLeave()
    openTask(taskId)
  }
  return (
    <section className={classes.section}>
      <h3>
        {t('archive.tasks')} <small>{tasks.length}</small>
      </h3>
      <ul>
        {tasks.slice(0, MOST_SHOWN).map(task => (
          <li key={task.id} data-archived={task.id}>
            <button type="button" className={classes.open} onClick={() => open(task.id)}>
              {word(task.title)}
            </button>
            <Button
              variant="default"
              onClick={() => void run('archiveTask', { taskId: task.id, isArchived: false })}
            >
              {t('archive.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {tasks.length > MOST_SHOWN && <p>{t('archive.more', { count: tasks.length - MOST_SHOWN })}</p>}
    </section>
  )
}
