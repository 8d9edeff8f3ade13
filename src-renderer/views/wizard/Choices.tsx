import { useTranslation } from 'react-i18next'
import type { Layout } from '#shared/template/layOut'
import type { ProjectTemplate } from '#shared/template/template'
import type { Draft } from '../../session/createProject'
import { useWording } from '../../widgets/wording'
import { templates } from '#shared/template/data/templates'
import classes from './Choices.module.css'

interface ChoicesProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly layout: Layout | null
}

/** Templates as bars of working days around T; the last choice is an empty project. */
export function Choices({ draft, change }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={classes.choices}>
      <legend>{t('wizard.template')}</legend>
      {templates.map(template => (
        <label key={template.key} className={classes.choice}>
          <input
            type="radio"
            name="template"
            checked={draft.template?.key === template.key}
            onChange={() => change({ template })}
          />
          <TemplateLine template={template} />
        </label>
      ))}
      <label className={classes.choice}>
        <input
          type="radio"
          name="template"
          checked={draft.template === null}
          onChange={() => change({ template: null })}
        />
        <span className={classes.words}>
          <b>{t('wizard.empty')}</b>
          <span>{t('wizard.emptyText')}</span>
        </span>
      </label>
    </fieldset>
  )
}

function TemplateLine({ template }: { template: ProjectTemplate }) {
  const { t } = useTranslation()
  const word = useWording()
  const starts = template.tasks.map(task => task.startOffset)
  const from = Math.min(...starts)
  const to = Math.max(...template.tasks.map(task => task.startOffset + task.days))
  const share = (offset: number): string => `${(((offset - from) / (to - from)) * 100).toFixed(2)}%`
  const phases = template.phases
    .map(phase => {
      const own = template.tasks.filter(task => task.phase === phase.id)
      return { phase, start: Math.min(...own.map(task => task.startOffset)) }
    })
    .sort((a, b) => a.start - b.start)
  return (
    <>
      <span className={classes.words}>
        <b>{word(template.name)}</b>
        <span>{template.phases.map(phase => word(phase.name)).join(' · ')}</span>
      </span>
      <span className={classes.bars}>
        {phases.map(({ phase, start }, index) => (
          <i
            key={phase.id}
            title={word(phase.name)}
            style={{
              left: share(start),
              right: `calc(100% - ${share(phases[index + 1]?.start ?? to)})`,
              background: `var(--wr-${phase.colour}-fill)`,
            }}
          />
        ))}
        <em style={{ left: share(0) }}>T</em>
      </span>
      <span className={classes.count}>{t('wizard.tasks', { count: template.tasks.length })}</span>
    </>
  )
}
