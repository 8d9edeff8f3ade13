import { Menu } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconDots } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RestorePoint } from '#shared/ports/restorePoints'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import type { RestorePointsState } from '../../session/restorePoints'
import { useToday } from '../../session/today'
import { useSizeWords } from './sizeWords'
import iconButton from '../../widgets/IconButton.module.css'
import classes from './RestorePoints.module.css'

interface PointListProps {
  readonly state: RestorePointsState
  readonly points: readonly RestorePoint[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

export function PointList({ state, points, chosen, onChoose }: PointListProps) {
  const { t } = useTranslation()
  return (
    <section className={classes.list} aria-label={t('restorePoints.list')}>
      <ol>
        {points.map(point => (
          <PointRow
            key={point.id}
            point={point}
            isChosen={point.id === chosen}
            state={state}
            onChoose={() => onChoose(point.id)}
          />
        ))}
      </ol>
      <p className={classes.keys}>{t('restorePoints.keys')}</p>
    </section>
  )
}

interface PointRowProps {
  readonly point: RestorePoint
  readonly isChosen: boolean
  readonly state: RestorePointsState
  readonly onChoose: () => void
}

function PointRow({ point, isChosen, state, onChoose }: PointRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const size = useSizeWords()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const tasks = point.sets.reduce((sum, one) => sum + (one.tasks ?? 0), 0)
  const bytes = point.sets.reduce((sum, one) => sum + one.bytes, 0)
  const moment = momentWord(point.at, language, today)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const way = { ArrowDown: 'next', ArrowUp: 'previous' } as const
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const row = event.currentTarget.closest('li')
    const other = way[event.key] === 'next' ? row?.nextElementSibling : row?.previousElementSibling
    const button = other?.querySelector<HTMLElement>('[data-point]')
    button?.focus()
    button?.click()
  }
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault()
    setMenuOpen(true)
  }
  return (
    <li data-chosen={isChosen || undefined} onContextMenu={onContextMenu}>
      <button
        type="button"
        className={classes.point}
        data-point={point.id}
        data-reason={point.reason}
        aria-pressed={isChosen}
        tabIndex={isChosen ? 0 : -1}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        <b>{moment}</b>
        <span>{t(`restorePoints.reason.${point.reason}`)}</span>
        <small>
          {t('restorePoints.tasks', { count: tasks })} · {size(bytes)}
        </small>
      </button>
      <Verified isWhole={state.verified.get(point.id)} />
      <Menu opened={isMenuOpen} onChange={setMenuOpen} position="bottom-end">
        <Menu.Target>
          <button
            type="button"
            className={iconButton.button}
            aria-label={t('restorePoints.menuOf', { name: moment })}
          >
            <IconDots size={16} stroke={1.5} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void state.verify([point])}>{t('restorePoints.verifyOne')}</Menu.Item>
          <Menu.Item onClick={() => void state.showFolder()}>{t('restorePoints.showFolder')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

function Verified({ isWhole }: { isWhole: boolean | undefined }) {
  const { t } = useTranslation()
  if (isWhole === undefined) return null
  const words = t(isWhole ? 'restorePoints.whole' : 'restorePoints.broken')
  return (
    <span className={classes.mark} role="img" aria-label={words} title={words} data-whole={isWhole}>
      {isWhole ? <IconCheck size={16} stroke={1.5} /> : <IconAlertTriangle size={16} stroke={1.5} />}
    </span>
  )
}
