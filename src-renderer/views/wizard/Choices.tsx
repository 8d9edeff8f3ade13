import { useTranslation } from 'react-i18next'
import { templates } from '#shared/template/data/templates'
import type { ProjectTemplate } from '#shared/template/template'
import type { Draft } from '#shared/host/projects/createProject'
import { useWording } from '../../widgets/wording'
import classes from './Choices.module.css'
import { TemplateBars, TemplateScale } from './TemplateBars'

interface ChoicesProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

/** Templates as bars of working days on one scale around T; the last choice is an empty project. */
export function Choices({ draft, change }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={classes.choices}>
      <legend>{t('wizard.template')}</legend>
      <TemplateScale />
      {templates.map(template => (
        <label key={template.key} className={classes.choice} data-template={template.key}>
          <input
            type="radio"
            name="template"
            checked={draft.template?.key === template.key}
            onChange={() => change({ template })}
          />
          <TemplateLine template={template} />
        </label>
      ))}
      <label className={classes.choice} data-template="">
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

/** More phases than these are named by their first and last. */
const MOST_NAMED = 6

function TemplateLine({ template }: { template: ProjectTemplate }) {
  const { t } = useTranslation()
  const word = useWording()
  const names = template.phases.map(phase => word(phase.name))
  const phases =
    names.length > MOST_NAMED
      ? t('wizard.manyPhases', { count: names.length, first: names[0], last: names.at(-1) })
      : names.join(' · ')
  return (
    <>
      <span className={classes.words}>
        <b>{word(template.name)}</b>
        <span>{phases}</span>
      </span>
      <TemplateBars template={template} />
      <span className={classes.count}>{t('wizard.tasks', { count: template.tasks.length })}</span>
    </>
  )
}
