import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { CommandIcon } from '../wording/CommandIcon'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shelves } from '#shared/projections/wall/shelves'
import { wallScale } from '#shared/projections/wall/wall'
import { longDay } from '../../locales/days'
import { useHost, useWorkspace } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { useScreen } from '../../session/screen'
import { useSummaries } from '../../session/summaries'
import { useToday } from '../../session/today'
import { WorkspaceReview } from '../review/WorkspaceReview'
import { Archived } from './Archived'
import { DamagedRecords } from './DamagedRecords'
import { Empty } from './Empty'
import classes from './Projects.module.css'
import { Trash } from './Trash'
import { Wall } from './Wall'

/** The wall: every project on one line of time. */
export function Projects() {
  const { t } = useTranslation()
  const { clock } = useHost().ports
  const today = useToday()
  const [text, setText] = useState('')
  const projects = useWorkspace(workspace => workspace.project)
  const summaries = useSummaries()
  const { active, archived, trash } = useMemo(
    () => shelves(projects.values(), { now: clock.now(), today, text }),
    [projects, clock, today, text],
  )
  const scale = useMemo(
    () =>
      wallScale(
        active.map(({ id }) => summaries.get(id)?.rhythm ?? null),
        today,
      ),
    [active, summaries, today],
  )
  const isSearching = text.trim() !== ''
  const hasFound = active.length + archived.length + trash.length > 0
  return (
    <div className={classes.page}>
      <Header text={text} onText={setText} hasProjects={projects.size > 0} />
      <DamagedRecords />
      <WorkspaceReview />
      {active.length > 0 && <Wall projects={active} summaries={summaries} scale={scale} />}
      {active.length === 0 && !isSearching && <Empty />}
      {isSearching && !hasFound && (
        <p className={classes.nothing} role="status">
          {t('projects.nothingNamed', { text: text.trim() })}
        </p>
      )}
      <Archived projects={archived} summaries={summaries} isOpen={isSearching} />
      <Trash projects={trash} isOpen={isSearching} />
    </div>
  )
}

interface HeaderProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly hasProjects: boolean
}

function Header({ text, onText, hasProjects }: HeaderProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const go = useScreen(screen => screen.go)
  return (
    <header className={classes.header}>
      <h1>{longDay(today, language)}</h1>
      {hasProjects && (
        <div className={classes.tools}>
          <TextInput
            type="search"
            aria-label={t('projects.search')}
            placeholder={t('projects.search')}
            leftSection={<IconSearch size={14} stroke={1.5} aria-hidden="true" />}
            value={text}
            onChange={event => onText(event.currentTarget.value)}
          />
          <Button variant="default" data-import-file onClick={() => go({ at: 'import' })}>
            {t('import.menu')}
          </Button>
          <Button leftSection={<CommandIcon command="addProject" />} onClick={() => go({ at: 'newProject' })}>
            {t('action.addProject')}
          </Button>
        </div>
      )}
    </header>
  )
}
