import type { Refusal } from '#shared/domain/refusal'
import { windowsOf } from '#shared/template/keyDates'
import type { Layout } from '#shared/template/layOut'
import type { ProjectTemplate } from '#shared/template/template'
import type { Draft } from '#shared/host/projects/createProject'
import { useRefusalWords } from '../../session/notices'
import { Goals } from './Goals'
import { KeyDayField } from './KeyDayField'
import { LaidOut } from './LaidOut'
import { Phases } from './Phases'
import { PlatformDates, platformDatesOf } from './PlatformDates'
import classes from './Setup.module.css'
import { Windows } from './Windows'

interface SetupProps {
  readonly template: ProjectTemplate
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly layout: Layout | null
  readonly refusal: Refusal | null
}

/** What the chosen template asks, and what it will make. */
export function Setup({ template, draft, change, layout, refusal }: SetupProps) {
  const dates = platformDatesOf(template)
  const windows = windowsOf(template)
  const isAside = dates.length + windows.length > 0
  const wrong = refusal !== null && refusal.refused.startsWith('platform') && <Wrong refusal={refusal} />
  return (
    <div className={classes.setup}>
      <div className={classes.plan}>
        <KeyDayField template={template} draft={draft} change={change} refusal={refusal} />
        {!isAside && wrong}
        <Phases template={template} layout={layout} />
        {template.goals.length > 0 && <Goals template={template} layout={layout} />}
        {layout !== null && <LaidOut layout={layout} />}
      </div>
      {isAside && (
        <div className={classes.asked}>
          {dates.length > 0 && <PlatformDates dates={dates} draft={draft} change={change} />}
          {windows.length > 0 && <Windows windows={windows} draft={draft} change={change} layout={layout} />}
          {wrong}
        </div>
      )}
    </div>
  )
}

function Wrong({ refusal }: { refusal: Refusal }) {
  const words = useRefusalWords()
  return (
    <p className={classes.wrong} role="alert">
      {words(refusal)}
    </p>
  )
}
