import type { Virtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import type { Column } from '#shared/projections/board/board'
import { useColumns } from './columns'
import { focusCard } from './focusCard'

type List = Virtualizer<HTMLDivElement, Element>

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** A column is one stop of the Tab key; arrows, Home and End walk inside it, left and right beside it. */
export function useCardKeys(column: Column, virtual: List) {
  const columns = useColumns()
  const [last, setLast] = useState<string | null>(null)
  const { tasks } = column
  const shown = virtual.getVirtualItems().map(item => tasks[item.index]?.id)
  const current = last !== null && shown.includes(last) ? last : shown[0]
  const onFocus = (event: FocusEvent): void => setLast(taskAt(event.target))
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tasks.findIndex(task => task.id === taskAt(event.target as Element))
    if (at < 0 || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const to = step(at, tasks.length - 1)
      virtual.scrollToIndex(to)
      focusCard(tasks[to]?.id)
    }
    const aside = besides(columns, column, event.key)
    if (aside === undefined) return
    event.preventDefault()
    focusCard(aside.tasks[Math.min(at, aside.tasks.length - 1)]?.id)
  }
  return { current, onFocus, onKeyDown }
}

/** The next column in that direction that has a card. */
function besides(columns: readonly Column[], column: Column, key: string): Column | undefined {
  const at = columns.indexOf(column)
  if (key === 'ArrowRight') return columns.slice(at + 1).find(other => other.tasks.length > 0)
  if (key === 'ArrowLeft') return columns.slice(0, at).findLast(other => other.tasks.length > 0)
  return undefined
}

function taskAt(element: Element): string | null {
  return element.closest<HTMLElement>('[data-task]')?.dataset.task ?? null
}
