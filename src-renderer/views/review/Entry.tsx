import { Button } from '@mantine/core'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planCommands } from '#shared/commands/catalogue'
import { isRefusal } from '#shared/domain/refusal'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import type { LossWriters } from '#shared/projections/review/lossWriters'
import type { ReviewEntry } from '#shared/projections/review/reviewEntries'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useRun } from '../../session/preview'
import { useScreen } from '../../session/screen'
import { useToday } from '../../session/today'
import { shortcutPressed } from '../wording/shortcuts'
import { useValueWords } from '../wording/valueWords'
import { Effect } from './Effect'
import { EntryMenu } from './EntryMenu'
import classes from './Review.module.css'
import { useSubject } from './subject'
import { Value } from './Value'

interface EntryProps {
  readonly entry: ReviewEntry
  /** Null until the log was read. */
  readonly writers: LossWriters | null
}

/** One value that lost beside the one that stands, with both ways to settle it. */
export function Entry({ entry, writers }: EntryProps) {
  const item = useRef<HTMLLIElement>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const name = useEntryName(entry)
  const { take, keep } = useSettling(entry, item)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.defaultPrevented) return
    const act = actionOf(event)
    if (act === null) return
    event.preventDefault()
    if (act === 'take') void take()
    else if (act === 'keep') void keep()
    else if (act === 'menu') setMenuOpen(true)
    else beside(item.current, act)?.focus()
  }
  // The keyboard goes back to the line, also from a choice that takes the line away.
  const toggleMenu = (isOpen: boolean): void => {
    setMenuOpen(isOpen)
    if (!isOpen) item.current?.focus()
  }
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault()
    setMenuOpen(true)
  }
  return (
    <li
      ref={item}
      className={classes.entry}
      tabIndex={0}
      aria-label={name}
      aria-keyshortcuts={`${planCommands.takeLostValue.shortcut} ${planCommands.keepCurrentValues.shortcut}`}
      data-entry={entry.lossId}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      <div className={classes.top}>
        <h3>{name}</h3>
        <Noticed at={entry.at} />
        <EntryMenu {...{ entry, name, take, keep }} isOpen={isMenuOpen} onToggle={toggleMenu} />
      </div>
      <div className={classes.values}>
        {writers?.before !== undefined && <Value entry={entry} which="before" writers={writers} />}
        <Value entry={entry} which="now" writers={writers} />
        <Value entry={entry} which="lost" writers={writers} />
      </div>
      <Effect entry={entry} />
      <Buttons entry={entry} onTake={take} onKeep={keep} />
    </li>
  )
}

function useEntryName(entry: ReviewEntry): string {
  const { t } = useTranslation()
  const subject = useSubject(entry)
  return t('review.changed', { subject, field: t(`review.field.${entry.field}`) })
}

function Noticed({ at }: { at: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  return <small>{t('review.noticed', { moment: momentWord(at, language, today) })}</small>
}

interface ButtonsProps {
  readonly entry: ReviewEntry
  readonly onTake: () => Promise<void>
  readonly onKeep: () => Promise<void>
}

/** Characters of a value in a button: longer ones are read above it. */
export const LONGEST = 24

function Buttons({ entry, onTake, onKeep }: ButtonsProps) {
  const { t } = useTranslation()
  const say = useValueWords()
  const openTask = useScreen(screen => screen.openTask)
  const value = say(entry, entry.lost) ?? t('review.empty')
  const { taskId } = entry
  return (
    <div className={classes.buttons}>
      <Button data-take onClick={() => void onTake()}>
        {value.length > LONGEST ? t('review.takePlain') : t('review.take', { value })}
      </Button>
      <Button variant="default" data-keep onClick={() => void onKeep()}>
        {t('review.keep')}
      </Button>
      {taskId !== null && (
        <Button variant="subtle" data-open-task onClick={() => openTask(taskId)}>
          {t('review.openTask')}
        </Button>
      )}
    </div>
  )
}

/** Settles an entry; the keyboard goes to the one beside it. */
function useSettling({ lossId }: ReviewEntry, item: React.RefObject<HTMLLIElement | null>) {
  const run = useRun()
  const settle = async (work: () => Promise<Outcome>): Promise<void> => {
    const hadFocus = item.current?.contains(document.activeElement) === true
    const next = beside(item.current, 'next') ?? beside(item.current, 'previous')
    if (isRefusal(await work())) return
    // What is shown first has the keyboard itself.
    if (hadFocus && item.current?.isConnected !== true) next?.focus()
  }
  return {
    take: () => settle(() => run('takeLostValue', { lossId })),
    keep: () => settle(() => run('keepCurrentValues', { lossIds: [lossId] })),
  }
}

type Action = 'take' | 'keep' | 'menu' | 'next' | 'previous'

function actionOf(event: KeyboardEvent): Action | null {
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return 'menu'
  if (event.key === 'ArrowDown') return 'next'
  if (event.key === 'ArrowUp') return 'previous'
  if (shortcutPressed(planCommands.takeLostValue, event) >= 0) return 'take'
  return shortcutPressed(planCommands.keepCurrentValues, event) >= 0 ? 'keep' : null
}

function beside(item: HTMLLIElement | null, way: 'next' | 'previous'): HTMLElement | null {
  const other = way === 'next' ? item?.nextElementSibling : item?.previousElementSibling
  return other instanceof HTMLElement ? other : null
}
