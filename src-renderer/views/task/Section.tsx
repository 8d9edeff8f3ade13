import type { ReactNode } from 'react'
import classes from './TaskPanel.module.css'

export function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3>
        {title} {count !== undefined && count > 0 && <small>{count}</small>}
      </h3>
      {children}
    </section>
  )
}
