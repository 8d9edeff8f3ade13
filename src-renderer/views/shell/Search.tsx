import { createSpotlight, Spotlight, type SpotlightActionData, useSpotlight } from '@mantine/spotlight'
import { IconHistory, IconFolder, IconSettings } from '@tabler/icons-react'
import { CommandIcon } from '../wording/CommandIcon'
import { type MouseEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { wordingIn } from '#shared/domain/wording'
import { peopleOf } from '#shared/projections/people/people'
import { search } from '#shared/projections/search'
import { useSession, useWorkspace } from '../../session/projectContext'
import { useLanguage } from '../../locales/useLanguage'
import { type Page, useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'

const MOST = 12
const [searchStore, spotlight] = createSpotlight()

export const openSearch = spotlight.open

/** Ctrl/⌘+K: every project, and the tasks of the one that is open. */
export function Search() {
  const { t } = useTranslation()
  const word = useWording()
  const go = useScreen(screen => screen.go)
  const { opened } = useSpotlight(searchStore)
  const projects = useWorkspace(workspace => workspace.project)
  const [query, setQuery] = useState('')
  const tasks = useTaskActions(opened, query)
  const [isLeaving, setLeaving] = useState(false)
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
  const actions: SpotlightActionData[] = [
    ...present(projects)
      .filter(project => holds(word(project.name), query))
      .map(project => ({
        id: project.id,
        label: word(project.name),
        leftSection: <IconFolder {...icon} />,
        onClick: () => go({ at: 'project', id: project.id, view: 'board' }),
      })),
    ...tasks,
    ...[
      {
        id: 'new',
        label: t('action.addProject'),
        leftSection: <CommandIcon command="addProject" size={16} />,
        at: 'newProject',
      },
      {
        id: 'import',
        label: t('import.menu'),
        leftSection: <CommandIcon command="importPlan" size={16} />,
        at: 'import',
      },
      {
        id: 'restorePoints',
        label: t('shell.restorePoints'),
        leftSection: <IconHistory {...icon} />,
        at: 'restorePoints',
      },
      { id: 'settings', label: t('shell.settings'), leftSection: <IconSettings {...icon} />, at: 'settings' },
    ]
      .filter(({ label }) => holds(label, query))
      .map(({ at, ...action }) => ({ ...action, onClick: () => go({ at } as Page) })),
  ]
  const leave =
    ({ onClick }: SpotlightActionData) =>
    (event: MouseEvent<HTMLButtonElement>): void => {
      setLeaving(true)
      onClick?.(event)
    }
  return (
    <Spotlight
      store={searchStore}
      actions={actions.map(action => ({ ...action, onClick: leave(action) }))}
      // What was chosen takes the keyboard; a search that was given up hands it back.
      returnFocus={!isLeaving}
      onSpotlightOpen={() => setLeaving(false)}
      limit={MOST}
      query={query}
      onQueryChange={setQuery}
      // What is listed was looked for in every text already, not only in what is shown of it.
      filter={(_query, found) => found}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      // There and gone at once: letters are typed right after the shortcut, and it is opened again right after Esc.
      transitionProps={{ duration: 0 }}
      nothingFound={t('shell.searchNothing')}
      searchProps={{ placeholder: t('shell.search'), 'aria-label': t('shell.search') }}
    />
  )
}

function holds(text: string, query: string): boolean {
  return text.toLowerCase().includes(query.trim().toLowerCase())
}

/**
 * Of the open project, by every text that its tasks hold, at once: of what comes later the spotlight selects
 * nothing, and Enter would do nothing. Nothing while the search is closed: a large project has thousands.
 */
function useTaskActions(isOpen: boolean, query: string): SpotlightActionData[] {
  const { t } = useTranslation()
  const { host, workspace } = useSession()
  const language = useLanguage()
  const { page, openTask } = useScreen()
  const projectId = isOpen && page.at === 'project' ? page.id : null
  return useMemo(() => {
    const plan = host
      .openProjects()
      .find(set => set.ids.project === projectId)
      ?.snapshot()
    if (plan === undefined) return []
    const people = peopleOf(workspace.state.getState().snapshot.person, plan.contributor)
    return search(plan, { text: query, people, most: MOST }).map(found => ({
      id: `task-${found.task.id}`,
      label: wordingIn(found.task.title, language),
      description: [
        found.isArchived ? t('search.archived') : '',
        found.in === 'title' ? found.task.id : `${t(`search.in.${found.in}`)} · ${found.excerpt}`,
      ]
        .filter(Boolean)
        .join(' · '),
      onClick: () => openTask(found.task.id),
    }))
  }, [host, workspace, projectId, query, language, openTask, t])
}
