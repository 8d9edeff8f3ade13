import { useTranslation } from 'react-i18next'
import classes from './Import.module.css'

/** Numbers with their words, in the order given; what is zero is said too. */
export function Counts({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation()
  return (
    <dl className={classes.counts} data-counts>
      {Object.entries(counts).map(([what, count]) => (
        <div key={what} data-count={what}>
          <dt>{t(`import.count.${what}`)}</dt>
          <dd>{count.toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  )
}
