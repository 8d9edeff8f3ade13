import type { ReactNode } from 'react'
import classes from './Facts.module.css'

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <span className={classes.label}>{label}</span>
      <div className={classes.field}>{children}</div>
    </div>
  )
}
