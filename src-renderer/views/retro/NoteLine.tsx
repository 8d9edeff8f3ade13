import { atMost } from '#shared/domain/text'
import { planCommands } from '#shared/commands/catalogue'
import { Menu, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react'
import { CommandItem } from '../wording/CommandItem'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { dayOfInstant } from '#shared/domain/day'
import type { RetroCard, RetroList } from '#shared/model/retroCard'
import { shortDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { usePerson, useHost } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import iconButton from '../../widgets/IconButton.module.css'
import classes from './Notes.module.css'

const LISTS = ['keep', 'stop', 'start', 'action'] as const satisfies readonly RetroList[]

interface Around {
  readonly cards: readonly RetroCard[]
  readonly index: number
}

/** One line, rewritten by Enter, F2 or a double click; its menu does the rest. */
export function NoteLine({ card, around }: { card: RetroCard; around: Around }) {
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <Rewrite card={card} onClose={() => leave(card.id, () => setEditing(false))} />
  return (
    <div className={classes.line} onDoubleClick={() => setEditing(true)}>
      <p>
        {card.text}
        <Writer card={card} />
      </p>
      <LineMenu card={card} around={around} onEdit={() => setEditing(true)} />
    </div>
  )
}

function Writer({ card: { personId, at } }: { card: RetroCard }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { zone } = useHost().ports.clock
  const person = usePerson(personId)
  if (person === undefined) return null
  const day = shortDay(dayOfInstant(at, zone), language)
  return <small>{t('retro.note.by', { person: person.name, day })}</small>
}

interface LineMenuProps {
  readonly card: RetroCard
  readonly around: Around
  readonly onEdit: () => void
}

/** Characters of a line that a notice names it by. */
const MOST_NAMED = 40

/** The menu of a line; the focus stays with the line. */
export function LineMenu({ card, around: { cards, index }, onEdit }: LineMenuProps) {
  const { t } = useTranslation()
  const run = useRun()
  const removeNow = useRemoval()
  const { id: cardId, text, list } = card
  const place = async (to: RetroList, before: string | null): Promise<void> => {
    await run('moveRetroCard', { cardId, list: to, before })
    focusLine(cardId)
  }
  const remove = async (): Promise<void> => {
    const outcome = await removeNow(
      { command: 'removeRetroCard', input: { cardId } },
      { name: atMost(text, MOST_NAMED) },
    )
    if (!isRefusal(outcome)) focusAfter(list, (cards[index + 1] ?? cards[index - 1])?.id)
  }
  const edit = (event: KeyboardEvent): void => {
    if (event.key === planCommands.changeRetroCard.shortcut) onEdit()
  }
  return (
    <Menu returnFocus={false} position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={iconButton.button}
          aria-label={t('retro.note.menu', { text })}
          onKeyDown={edit}
        >
          <IconDots size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <CommandItem command="changeRetroCard" onClick={onEdit} />
        <Menu.Item
          leftSection={<IconArrowUp size={14} stroke={1.5} />}
          disabled={index <= 0}
          onClick={() => void place(list, cards[index - 1]?.id ?? null)}
        >
          {t('retro.note.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={14} stroke={1.5} />}
          disabled={index >= cards.length - 1}
          onClick={() => void place(list, cards[index + 2]?.id ?? null)}
        >
          {t('retro.note.down')}
        </Menu.Item>
        {LISTS.filter(other => other !== list && card.taskId === null).map(other => (
          <Menu.Item key={other} onClick={() => void place(other, null)}>
            {t('retro.note.moveTo', { list: t(`retro.note.${other}`) })}
          </Menu.Item>
        ))}
        <CommandItem command="removeRetroCard" onClick={() => void remove()} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Enter keeps what was written, Esc what was there. */
export function Rewrite({ card, onClose }: { card: RetroCard; onClose: () => void }) {
  const { t } = useTranslation()
  const run = useRun()
  const [text, setText] = useState(card.text)
  const isLeaving = useRef(false)
  const save = async (): Promise<void> => {
    if (isLeaving.current) return
    isLeaving.current = true
    const isSame = text.trim() === card.text || text.trim() === ''
    const outcome = isSame ? null : await run('changeRetroCard', { cardId: card.id, text })
    isLeaving.current = false
    if (!isRefusal(outcome)) onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') return void save()
    isLeaving.current = true
    onClose()
  }
  return (
    <Textarea
      autoFocus
      autosize
      className={classes.rewrite}
      aria-label={t('retro.note.edit', { text: card.text })}
      value={text}
      maxLength={1000}
      onFocus={event => event.currentTarget.select()}
      onChange={event => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void save()}
    />
  )
}

/** Closes the editor and focuses the line. */
export function leave(cardId: string, close: () => void): void {
  close()
  focusLine(cardId)
}

function focusLine(cardId: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-note="${CSS.escape(cardId)}"] [aria-haspopup]`)?.focus()
  })
}

/** Focuses the next line after a removal, or the field that adds to its list. */
function focusAfter(list: RetroList, cardId: string | undefined): void {
  if (cardId !== undefined) return focusLine(cardId)
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-list="${list}"] input`)?.focus())
}
