import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Retro.module.css'

export const SECTIONS = [
  'conclusion',
  'goals',
  'plan',
  'time',
  'waits',
  'pace',
  'slips',
  'moves',
  'notes',
  'actions',
  'basis',
] as const
export type SectionName = (typeof SECTIONS)[number]

interface SectionProps {
  readonly name: SectionName
  readonly hint?: string
  readonly tools?: ReactNode
  readonly children: ReactNode
}

export function Section({ name, hint, tools, children }: SectionProps) {
  const { t } = useTranslation()
  return (
    <section
      className={classes.section}
      id={sectionId(name)}
      data-section={name}
      tabIndex={-1}
      aria-label={t(`retro.section.${name}`)}
    >
      <div className={classes.head}>
        <h3>{t(`retro.section.${name}`)}</h3>
        {hint !== undefined && <small>{hint}</small>}
        {tools}
      </div>
      {children}
    </section>
  )
}

export function sectionId(name: SectionName): string {
  return `retro-${name}`
}
