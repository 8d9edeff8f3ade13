import type { ReactNode } from 'react'
import classes from './Shelf.module.css'

interface ShelfProps {
  readonly title: string
  readonly count: number
  readonly note?: string
  /** Unfolded, because something in it was searched for. */
  readonly isOpen: boolean
  readonly children: ReactNode
}

/** Archived or removed projects, collapsed by default. */
export function Shelf({ title, count, note, isOpen, children }: ShelfProps) {
  if (count === 0) return null
  return (
    <details className={classes.shelf} open={isOpen || undefined}>
      <summary>
        {title} <small>{count}</small>
      </summary>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      <ul>{children}</ul>
    </details>
  )
}
