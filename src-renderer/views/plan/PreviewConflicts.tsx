import { Button } from '@mantine/core'
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConflictedTask, conflictsByTask, type PlanPreview } from '#shared/intents/planPreview'
import { intentsOf, suggestionsFor } from '#shared/intents/suggestions'
import { useLanguage } from '../../locales/useLanguage'
import { previewMore } from '../../session/preview'
import { More, useSome } from '../../widgets/More'
import { useWording } from '../../widgets/wording'
import { conflictWords } from '../wording/conflictWords'
import classes from './PlanPreview.module.css'
import { useSuggestionWords } from './suggestionWords'

/** Suggestions are computed on the whole plan, for each conflict that is shown. */
const STEP = 10

/** New conflicts, with suggestions that can be added to the preview. */
export function PreviewConflicts({ preview }: { preview: PlanPreview }) {
  const byTask = useMemo(() => conflictsByTask(preview.conflicts), [preview])
  const some = useSome(byTask, STEP)
  if (byTask.length === 0) return null
  return (
    <div>
      <ul className={classes.conflicts}>
        {some.shown.map(one => (
          <Conflicted key={one.task.id} one={one} preview={preview} />
        ))}
      </ul>
      <More {...some} />
    </div>
  )
}

function Conflicted({ one, preview }: { one: ConflictedTask; preview: PlanPreview }) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const words = { language, say: (key: string, facts?: object) => t(key, { ...facts }) }
  const { task } = one
  return (
    <li className={classes.conflict} data-conflict={task.id}>
      {conflictWords(one, preview.plan, words).map(({ head, text }) => (
        <Fragment key={text}>
          <p>
            <b>{word(task.title)}</b> {head}
          </p>
          <p className={classes.why}>{text}</p>
        </Fragment>
      ))}
      <Suggestions taskId={task.id} preview={preview} />
    </li>
  )
}

function Suggestions({ taskId, preview: { plan, dates } }: { taskId: string; preview: PlanPreview }) {
  const { t } = useTranslation()
  const say = useSuggestionWords()
  const suggestions = useMemo(() => suggestionsFor(plan, dates, taskId), [plan, dates, taskId])
  if (suggestions.length === 0) return null
  return (
    <div className={classes.suggestions} role="group" aria-label={t('plan.suggestions')}>
      {suggestions.map(suggestion => {
        const text = say(suggestion)
        return (
          <Button
            key={text}
            size="compact-sm"
            variant="default"
            data-suggestion={suggestion.kind}
            onClick={() => previewMore(intentsOf(suggestion))}
          >
            {text}
          </Button>
        )
      })}
    </div>
  )
}
