import { IconHistory, IconHome, IconSearch, IconSettings } from '@tabler/icons-react'
import { CommandIcon } from '../wording/CommandIcon'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { daysBetween } from '#shared/domain/day'
import { soonestFrom } from '#shared/projections/wall/wall'
import type { ProjectEntry } from '#shared/model/project'
import { useHost, useWorkspace } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useReviewCounts, useWorkspaceReview } from '../../session/review'
import { useToday } from '../../session/today'
import { Avatar, initialsOf } from '../../widgets/Avatar'
import { useWording } from '../../widgets/wording'
import { openSearch } from './Search'
import { WorkspaceSwitch } from '../workspaces/WorkspaceSwitch'
import classes from './Sidebar.module.css'
import { ReviewCount } from './ReviewCount'
import { SyncBadge } from './SyncBadge'

export function Sidebar() {
  const { t } = useTranslation()
  const { page, go } = useScreen()
  const today = useToday()
  const projects = useWorkspace(workspace => workspace.project)
  const listed = useMemo(
    () =>
      present(projects)
        .filter(project => !project.isArchived)
        .sort(soonestFrom(today)),
    [projects, today],
  )
  usePrepared(listed)
  const toReview = useReviewCounts()
  const ofWorkspace = useWorkspaceReview().open.length
  return (
    <nav className={classes.sidebar} aria-label={t('shell.navigation')}>
      <WorkspaceSwitch />
      <SearchButton />
      <button
        type="button"
        className={classes.item}
        title={t('shell.wall')}
        aria-current={page.at === 'projects' ? 'page' : undefined}
        data-wall
        onClick={() => go({ at: 'projects' })}
      >
        <IconHome size={16} stroke={1.5} aria-hidden="true" />
        <span className={classes.label}>{t('shell.wall')}</span>
        <ReviewCount count={ofWorkspace} />
      </button>
      <div className={classes.section}>
        <h2>{t('shell.projects')}</h2>
        <button
          type="button"
          className={classes.add}
          data-new-project
          aria-label={t('action.addProject')}
          title={t('action.addProject')}
          onClick={() => go({ at: 'newProject' })}
        >
          <CommandIcon command="addProject" />
        </button>
      </div>
      <div className={classes.projects}>
        {listed.map(project => (
          <ProjectItem key={project.id} project={project} toReview={toReview(project.id)} />
        ))}
        {listed.length === 0 && <p className={classes.none}>{t('shell.noProjects')}</p>}
      </div>
      <div className={classes.foot}>
        <SyncBadge />
        <RestorePointsItem />
        <Myself />
      </div>
    </nav>
  )
}

const KEYS = navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K'

function SearchButton() {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={`${classes.item} ${classes.search}`}
      title={`${t('shell.search')} (${KEYS})`}
      aria-label={t('shell.search')}
      aria-keyshortcuts="Control+K Meta+K"
      data-search
      onClick={openSearch}
    >
      <IconSearch size={16} stroke={1.5} aria-hidden="true" />
      <span className={classes.label}>{t('shell.searchShort')}</span>
      <kbd className={classes.keys}>{KEYS}</kbd>
    </button>
  )
}

const PREPARE_MS = 400

/** Opens the first projects of the list while the window is idle, so that a click shows them at once. */
function usePrepared(listed: readonly ProjectEntry[]): void {
  const { prepare } = useHost()
  useEffect(() => {
    const timer = setTimeout(() => void prepare(listed.map(project => project.id)), PREPARE_MS)
    return () => clearTimeout(timer)
  }, [prepare, listed])
}

function ProjectItem({ project, toReview }: { project: ProjectEntry; toReview: number }) {
  const word = useWording()
  const today = useToday()
  const { page, go } = useScreen()
  const isOpen = page.at === 'project' && page.id === project.id
  const name = word(project.name)
  return (
    <button
      type="button"
      className={classes.item}
      title={name}
      data-open-project={project.id}
      aria-current={isOpen ? 'page' : undefined}
      onClick={() => go({ at: 'project', id: project.id, view: 'board' })}
    >
      <span className={classes.spine} style={{ background: `var(--wr-${project.colour}-fill)` }} />
      <span className={classes.letter} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span className={classes.label}>{name}</span>
      <ReviewCount count={toReview} />
      {project.keyDay !== null && (
        <span className={classes.count}>{distance(daysBetween(today, project.keyDay))}</span>
      )}
    </button>
  )
}

/** T−28, T, T+3 */
function distance(days: number): string {
  if (days === 0) return 'T'
  return days > 0 ? `T−${days}` : `T+${-days}`
}

function RestorePointsItem() {
  const { t } = useTranslation()
  const { page, go } = useScreen()
  return (
    <button
      type="button"
      className={classes.item}
      title={t('shell.restorePoints')}
      data-restore-points
      aria-current={page.at === 'restorePoints' ? 'page' : undefined}
      onClick={() => go({ at: 'restorePoints' })}
    >
      <IconHistory size={16} stroke={1.5} aria-hidden="true" />
      <span className={classes.label}>{t('shell.restorePoints')}</span>
    </button>
  )
}

function Myself() {
  const { t } = useTranslation()
  const { identity } = useHost()
  const person = useWorkspace(workspace => workspace.person.get(identity.personId))
  const { page, go } = useScreen()
  return (
    <button
      type="button"
      className={classes.item}
      aria-label={t('shell.settings')}
      data-settings
      aria-current={page.at === 'settings' ? 'page' : undefined}
      onClick={() => go({ at: 'settings' })}
    >
      {person !== undefined && <Avatar name={person.name} colour={person.colour} />}
      <span className={classes.label}>{person?.name}</span>
      <IconSettings size={16} stroke={1.5} className={classes.gear} aria-hidden="true" />
    </button>
  )
}
