import { IconX } from '@tabler/icons-react'
import { CommandIcon } from '../wording/CommandIcon'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { taskDetails, type TaskDetails } from '#shared/projections/task/taskDetails'
import { useOutlook } from '../../session/planDates'
import { usePlan, usePlanPart, useProject, useWorkspace } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useKeptFocus } from '../../widgets/useKeptFocus'
import { useWording } from '../../widgets/wording'
import { focusCard } from '../board/focusCard'
import { ArchivedNote } from './ArchivedNote'
import { Checklist } from './Checklist'
import { Comments } from './Comments'
import { DamagedNote } from './DamagedNote'
import { Dependencies } from './Dependencies'
import { Facts } from './Facts'
import { History } from './History'
import { Labels } from './Labels'
import { Links } from './Links'
import { Notes } from './Notes'
import { Section } from './Section'
import { useRemove } from './taskCommands'
import classes from './TaskPanel.module.css'
import { Title } from './Title'

/** Slides over from the right and never blocks the view behind it. */
export function TaskPanel() {
  const taskId = useScreen(screen => screen.taskId)
  const plan = usePlan()
  const outlook = useOutlook()
  const details = useMemo(
    () => (taskId === null ? null : taskDetails(plan, taskId, outlook)),
    [plan, taskId, outlook],
  )
  return details === null ? null : <Panel key={details.task.id} details={details} />
}

function Panel({ details }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const word = useWording()
  const openTask = useScreen(screen => screen.openTask)
  const panel = useRef<HTMLElement>(null)
  useFocusInside(panel, details.task.id)
  const kept = useKeptFocus(panel)
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !closesSomethingElse(event)) openTask(null)
  }
  return (
    <aside
      ref={panel}
      className={classes.panel}
      aria-label={word(details.task.title)}
      data-panel={details.task.id}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      {...kept}
    >
      <Head details={details} />
      <div className={classes.body}>
        <ArchivedNote task={details.task} />
        <DamagedNote taskId={details.task.id} />
        <Title task={details.task} />
        <Facts details={details} />
        <Labels details={details} />
        <Section title={t('task.checklist')}>
          <Checklist details={details} />
        </Section>
        <Section title={t('task.notes')}>
          <Notes taskId={details.task.id} notes={details.notes} />
        </Section>
        <Section title={t('task.links')}>
          <Links details={details} />
        </Section>
        <Dependencies details={details} />
        <Section title={t('task.comments')} count={details.comments.length}>
          <Comments details={details} />
        </Section>
        <History taskId={details.task.id} />
      </div>
    </aside>
  )
}

function Head({ details: { task } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const word = useWording()
  const { id } = useProject()
  const project = useWorkspace(workspace => workspace.project.get(id))
  const phase = usePlanPart(plan => (task.phaseId === null ? undefined : plan.phase.get(task.phaseId)))
  const openTask = useScreen(screen => screen.openTask)
  const remove = useRemove(task.id)
  const path = [project === undefined ? '' : word(project.name), phase === undefined ? '' : word(phase.name)]
  return (
    <div className={classes.head}>
      <span className={classes.path}>
        {[...path, NUMBERED.test(task.id) ? task.id : ''].filter(Boolean).join(' / ')}
      </span>
      <Tooltip label={t('action.removeTask')}>
        <ActionIcon variant="subtle" aria-label={t('action.removeTask')} onClick={() => void remove()}>
          <CommandIcon command="removeTask" size={16} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon variant="subtle" aria-label={t('task.close')} onClick={() => openTask(null)}>
        <IconX size={16} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}

/** An id that people say to each other, as templates give it; others are for the app. */
const NUMBERED = /^[A-Z0-9]+-\d+$/

/** A list or a small window that is open above the panel is what Esc closes first. */
function closesSomethingElse({ target, currentTarget }: React.KeyboardEvent): boolean {
  const isAbove = target instanceof Node && !currentTarget.contains(target)
  return isAbove || (target instanceof Element && target.getAttribute('aria-expanded') === 'true')
}

/** Focus enters the panel and goes back to where it came from. */
function useFocusInside(panel: React.RefObject<HTMLElement | null>, taskId: string): void {
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
      else focusCard(taskId)
    }
  }, [panel, taskId])
}
