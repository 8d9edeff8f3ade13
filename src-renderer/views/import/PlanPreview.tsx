import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanOutline } from '#shared/ports/foreignReader'
import { fullDay } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import type { ImportPreview } from '#shared/host/importing/previewImport'
import { useWording } from '../../widgets/wording'
import { Counts } from './Counts'
import { Foot } from './Foot'
import classes from './Import.module.css'
import { LeftOutList } from './LeftOutList'
import { Members } from './Members'

interface PlanPreviewProps {
  readonly preview: ImportPreview
  readonly outline: PlanOutline
}

const NO_CATEGORIES = {}
const DESTINATIONS = {
  new: 'import.newProject',
  known: 'import.planAgain',
  inTrash: 'import.planFromTrash',
} as const

/** What would come of a plan, and who its people are. */
export function PlanPreview({ preview, outline }: PlanPreviewProps) {
  const { t } = useTranslation()
  const word = useWording()
  const language = useLanguage()
  const [people, setPeople] = useState(preview.people)
  const { frame, counts } = outline
  const [from, to] = frame.span
  const label =
    preview.target.at === 'known' ? t('import.update') : t('import.bringInTasks', { count: counts.tasks })
  return (
    <>
      <h2 className={classes.board}>{word(frame.name)}</h2>
      <p className={classes.promise}>
        <span data-span>
          {t('import.span', { from: fullDay(from, language), to: fullDay(to, language) })}
        </span>{' '}
        {t(DESTINATIONS[preview.target.at])}
      </p>
      <Counts counts={{ ...counts }} />
      <LeftOutList leftOut={frame.leftOut} historyFrom={null} />
      <Members members={frame.members} people={people} onChange={setPeople} />
      <Foot preview={preview} choices={{ people, categories: NO_CATEGORIES }} label={label} />
    </>
  )
}
