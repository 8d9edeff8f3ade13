import { createSpotlight, Spotlight, type SpotlightActionData, useSpotlight } from '@mantine/spotlight'
import { IconFolder, IconPlus, IconSettings } from '@tabler/icons-react'
import { type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { useSession, useWorkspace } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'

const MOST = 12
const [searchStore, search] = createSpotlight()

export const openSearch = search.open

/** Ctrl/⌘+K: every project, and the tasks of the one that is open. */
export function Search() {
  const { t } = useTranslation()
  const word = useWording()
  const go = useScreen(screen => screen.go)
  const { opened } = useSpotlight(searchStore)
  const projects = useWorkspace(workspace => workspace.project)
  const tasks = useTaskActions(opened)
  const [isLeaving, setLeaving] = useState(false)
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
  const actions: SpotlightActionData[] = [
    ...present(projects).map(project => ({
      id: project.id,
      label: word(project.name),
      leftSection: <IconFolder {...icon} />,
      onClick: () => go({ at: 'project', id: project.id, view: 'board' }),
    })),
    ...tasks,
    {
      id: 'new',
      label: t('shell.newProject'),
      leftSection: <IconPlus {...icon} />,
      onClick: () => go({ at: 'newProject' }),
    },
    {
      id: 'settings',
      label: t('shell.settings'),
      leftSection: <IconSettings {...icon} />,
      onClick: () => go({ at: 'settings' }),
    },
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
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      nothingFound={t('shell.searchNothing')}
      searchProps={{ placeholder: t('shell.search'), 'aria-label': t('shell.search') }}
    />
  )
}

/** Nothing while the search is closed: a large project has thousands. */
function useTaskActions(isOpen: boolean): SpotlightActionData[] {
  const { host } = useSession()
  const word = useWording()
  const { place, openTask } = useScreen()
  if (!isOpen || place.at !== 'project') return []
  const plan = host
    .openProjects()
    .find(set => set.ids.project === place.id)
    ?.snapshot()
  if (plan === undefined) return []
  return present(plan.task).map(task => ({
    id: `task-${task.id}`,
    label: word(task.title),
    description: task.id,
    onClick: () => openTask(task.id),
  }))
}
