import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { fullDay, momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { usePlan, useProject, useWorkspace } from '../../session/projectContext'
import { type Report, useReport } from '../../session/report'
import { useToday } from '../../session/today'
import { useWording } from '../../widgets/wording'
import { Actions } from './Actions'
import { conclusion } from './conclusion'
import { Counted } from './Counted'
import { Goals } from './Goals'
import { KeyFigures } from './KeyFigures'
import { Moves } from './Moves'
import { Notes } from './Notes'
import { Pace } from './Pace'
import { PlanActual } from './PlanActual'
import classes from './Retro.module.css'
import { Section } from './Section'
import { SectionList } from './SectionList'
import { Slips } from './Slips'
import { TimeSpent } from './TimeSpent'
import { usePrintPdf } from './usePrintPdf'
import { Waits } from './Waits'

/** 复盘: what the log says of the project, and what its people make of it. */
export function Retro() {
  const report = useReport()
  return (
    <div className={classes.page} data-report={report === null ? 'counting' : 'ready'}>
      <SectionList report={report} />
      <div className={classes.desk} data-desk>
        <article className={classes.sheet}>
          <Head report={report} />
          {report === null ? <Counting /> : <Numbers report={report} />}
          <Notes />
          <Actions />
          {report !== null && <Footing report={report} />}
        </article>
      </div>
    </div>
  )
}

function Head({ report }: { report: Report | null }) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const plan = usePlan()
  const { id } = useProject()
  const today = useToday()
  const entry = useWorkspace(workspace => workspace.project.get(id))
  const { print, isBusy } = usePrintPdf()
  const project = entry === undefined ? '' : word(entry.name)
  const under = t('retro.under', { project, day: fullDay(today, language) })
  return (
    <header className={classes.top} id="retro-conclusion" data-section="conclusion" tabIndex={-1}>
      <div>
        <p className={classes.under}>{under}</p>
        <h2>{report === null ? t('retro.title') : conclusion(report.retro, { t, plan, word })}</h2>
      </div>
      <Button
        className={classes.print}
        variant="default"
        data-print
        loading={isBusy}
        disabled={report === null}
        leftSection={<IconPrinter size={14} stroke={1.5} aria-hidden="true" />}
        onClick={() => void print(t('retro.fileName', { project, day: today }))}
      >
        {t('retro.print')}
      </Button>
    </header>
  )
}

function Counting() {
  const { t } = useTranslation()
  return (
    <p className={classes.counting} role="status">
      {t('retro.counting')}
    </p>
  )
}

/** Drawn again only when the report was counted again. */
const Numbers = memo(function Numbers({ report }: { report: Report }) {
  return (
    <>
      <KeyFigures retro={report.retro} />
      <Goals report={report} />
      <PlanActual report={report} />
      <TimeSpent report={report} />
      <Waits report={report} />
      <Pace report={report} />
      <Slips report={report} />
      <Moves report={report} />
    </>
  )
})

/** What was counted, how, and when. */
function Footing({ report: { retro, events, at } }: { report: Report }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const { taskIds, cancelled } = retro
  const counted = t('retro.basis.counted', { count: taskIds.length })
  return (
    <Section name="basis">
      <p className={classes.basis}>{t('retro.basis.text', { cancelled: cancelled.length })}</p>
      <p className={classes.basis}>
        {counted}{' '}
        <Counted
          label={counted}
          value={String(taskIds.length)}
          n={taskIds.length}
          groups={[
            { label: t('retro.group.counted'), ids: taskIds },
            { label: t('retro.group.cancelled'), ids: cancelled },
          ]}
        />
        {' · '}
        {t('retro.basis.log', { count: events, moment: momentWord(at, language, today) })}
      </p>
    </Section>
  )
}
