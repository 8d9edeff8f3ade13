import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowsHorizontal, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { GanttChart } from './startChart'
import { Display } from './Display'
import styles from './Gantt.module.css'
import { PrintButton } from './print/PrintButton'
import { Legend } from './Legend'

interface ToolbarProps {
  readonly chart: RefObject<GanttChart | null>
}

export function GanttToolbar({ chart }: ToolbarProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('gantt.toolbar')}>
      <div className={styles.group}>
        <Tool label={t('gantt.zoomOut')} onClick={() => chart.current?.zoom(-1)}>
          <IconMinus size={16} stroke={1.5} />
        </Tool>
        <Tool label={t('gantt.zoomIn')} onClick={() => chart.current?.zoom(1)}>
          <IconPlus size={16} stroke={1.5} />
        </Tool>
        <Button
          variant="subtle"
          leftSection={<IconArrowsHorizontal size={16} stroke={1.5} />}
          onClick={() => chart.current?.fit()}
        >
          {t('gantt.fit')}
        </Button>
      </div>
      <Display />
      <Legend />
      <PrintButton chart={chart} />
      <Button variant="default" onClick={() => chart.current?.showToday()}>
        {t('gantt.today')}
      </Button>
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="ink" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
