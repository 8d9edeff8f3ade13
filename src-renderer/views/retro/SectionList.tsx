import { useTranslation } from 'react-i18next'
import type { Report } from '../../session/report'
import classes from './Retro.module.css'
import { SECTIONS, type SectionName, sectionId } from './Section'

const ALWAYS: readonly SectionName[] = ['conclusion', 'notes', 'actions']

/** Only the sections that there are, by number. */
export function SectionList({ report }: { report: Report | null }) {
  const { t } = useTranslation()
  const listed = SECTIONS.filter(name => ALWAYS.includes(name) || (report !== null && isThere(name, report)))
  const go = (name: SectionName): void => {
    const section = document.getElementById(sectionId(name))
    section?.scrollIntoView({ block: 'start' })
    section?.focus({ preventScroll: true })
  }
  return (
    <nav className={classes.sections} aria-label={t('retro.sections')}>
      <h2>{t('retro.title')}</h2>
      <ol>
        {listed.map((name, index) => (
          <li key={name}>
            <button type="button" onClick={() => go(name)}>
              <span>{index + 1}</span>
              {t(`retro.section.${name}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function isThere(name: SectionName, { retro }: Report): boolean {
  if (name === 'goals') return retro.goals.length > 0
  if (name === 'plan') return retro.taskIds.length > 0
  if (name === 'time') return retro.statuses.length > 0
  return true
}
