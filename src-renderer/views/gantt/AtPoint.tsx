import { Menu, Popover } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { planCommands } from '#shared/commands/catalogue'
import { useIsPreviewing } from '../../session/preview'
import { useIsLocked, usePlanPart } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useWording } from '../../widgets/wording'
import type { WindowPoint } from './scene/ports'
import type { GanttChart } from './startChart'
import { NEST_WAYS } from '../taskGrid/gridKeys'
import { useArchive, useRemove } from '../task/taskCommands'
import { CommandItem } from '../wording/CommandItem'
import { shortcutsOf, shortcutWords } from '../wording/shortcuts'
import styles from './AtPoint.module.css'
import { LinkTerms } from './LinkTerms'

/** A popover over the chart, at a point of the window. */
export interface Opened {
  readonly what: 'link' | 'menu'
  /** Id of the dependency or the task. */
  readonly id: string
  readonly at: WindowPoint
}

interface AtPointProps {
  readonly opened: Opened
  readonly chart: RefObject<GanttChart | null>
  readonly close: () => void
}

export function AtPoint(props: AtPointProps) {
  return props.opened.what === 'link' ? <LinkAtPoint {...props} /> : <MenuAtPoint {...props} />
}

function LinkAtPoint({ opened, chart, close }: AtPointProps) {
  const { t } = useTranslation()
  const word = useWording()
  const dependency = usePlanPart(plan => plan.dependency.get(opened.id))
  const tasks = usePlanPart(plan => plan.task)
  const isPreviewing = useIsPreviewing()
  if (dependency === undefined || dependency.isRemoved) return null
  const title = (id: string): string => {
    const task = tasks.get(id)
    return task === undefined ? '—' : word(task.title)
  }
  const name = t('gantt.linkTerms', { from: title(dependency.from), to: title(dependency.to) })
  const leave = (): void => {
    close()
    chart.current?.focus()
  }
  return (
    <Popover opened={!isPreviewing} onChange={isOpen => !isOpen && leave()} position="bottom-start" trapFocus>
      <Popover.Target>
        <span className={styles.point} style={{ left: opened.at.x, top: opened.at.y }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={name} data-link-terms>
        <LinkTerms dependency={dependency} name={name} close={leave} />
      </Popover.Dropdown>
    </Popover>
  )
}

const nestKeys = shortcutsOf(planCommands.nestTask)

function MenuAtPoint({ opened: { id, at }, chart, close }: AtPointProps) {
  const { t } = useTranslation()
  const isLocked = useIsLocked()
  const openTask = useScreen(screen => screen.openTask)
  const leave = (): void => {
    close()
    chart.current?.focus()
  }
  return (
    <Menu opened onClose={leave} position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <span className={styles.point} style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('gantt.menu.name')} data-row-menu>
        <Menu.Item rightSection={<kbd className={styles.keys}>↵</kbd>} onClick={() => openTask(id)}>
          {t('gantt.menu.open')}
        </Menu.Item>
        {!isLocked && <MenuEdits id={id} chart={chart} />}
      </Menu.Dropdown>
    </Menu>
  )
}

function MenuEdits({ id, chart }: Pick<AtPointProps, 'chart'> & { readonly id: string }) {
  const { t } = useTranslation()
  const remove = useRemove(id)
  const archive = useArchive(id)
  return (
    <>
      <Menu.Item
        rightSection={<kbd className={styles.keys}>{planCommands.addDependency.shortcut}</kbd>}
        onClick={() => chart.current?.link(id)}
      >
        {t('action.addDependency')}
      </Menu.Item>
      <Menu.Divider />
      {NEST_WAYS.map((way, at) => (
        <Menu.Item
          key={way}
          data-nest={way}
          rightSection={<kbd className={styles.keys}>{shortcutWords(nestKeys[at] ?? '')}</kbd>}
          onClick={() => chart.current?.nest(id, way)}
        >
          {t(`gantt.menu.${way}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <CommandItem command="archiveTask" onClick={() => void archive()} />
      <CommandItem command="removeTask" onClick={() => void remove()} />
    </>
  )
}
