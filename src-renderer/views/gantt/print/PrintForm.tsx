import { Button, Group } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOfNumber, LAST_DAY_NUMBER } from '#shared/domain/day'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { wordingIn } from '#shared/domain/wording'
import { useLanguage } from '../../../locales/useLanguage'
import { useRefusalWords } from '../../../session/notices'
import { useProject, useWorkspace } from '../../../session/projectContext'
import { useToday } from '../../../session/today'
import type { Shown } from '../scene/scene'
import { titleOf } from './columns'
import { missingLetters } from './glyphs'
import { layOut, readRange } from './layOut'
import type { PrintChoice } from './paper'
import { pngSize } from './png'
import classes from './Print.module.css'
import { PrintChoices } from './PrintChoices'
import { PrintDays } from './PrintDays'
import type { Layout } from './sheets'
import { usePicture } from './usePicture'
import { usePrintChoice } from './usePrintChoice'
import { type Progress, usePrintJob } from './usePrintJob'

interface PrintFormProps {
  readonly shown: Shown
  readonly onClose: () => void
}

export function PrintForm({ shown, onClose }: PrintFormProps) {
  const { t } = useTranslation()
  const { choice, choose } = usePrintChoice()
  const [days, setDays] = useState(() => wholePlan(shown))
  const picture = usePicture(shown)
  const layout = useMemo(() => {
    const range = readRange(days.from, days.to)
    return isRefusal(range) ? range : layOut(picture(range), choice, shown.perDay)
  }, [days, picture, choice, shown])
  const refused = refusalOf(layout, choice)
  const name = useFileName()
  const { print, progress, giveUp } = usePrintJob()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isRefusal(layout)) return
    if (await print({ layout, choice, name })) onClose()
  }
  const cancel = (): void => {
    if (progress === null) onClose()
    else giveUp()
  }
  return (
    <form className={classes.form} onSubmit={event => void submit(event)}>
      <PrintChoices choice={choice} onChoose={choose} />
      <PrintDays days={days} onChange={setDays} />
      <Summary layout={layout} choice={choice} />
      {!isRefusal(layout) && <Missing layout={layout} />}
      {progress !== null && <Bar progress={progress} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={cancel}>
          {t('print.cancel')}
        </Button>
        <Button type="submit" disabled={refused !== null} loading={progress !== null} data-print-now>
          {t(`print.make.${choice.format}`)}
        </Button>
      </Group>
    </form>
  )
}

const [BEFORE, AFTER] = [2, 3]

/** Somewhat more than the plan, so that no bar touches the edge. */
function wholePlan({ extent }: Shown): { from: string; to: string } {
  return {
    from: dayOfNumber(Math.max(0, extent.first - BEFORE)),
    to: dayOfNumber(Math.min(LAST_DAY_NUMBER, extent.last + AFTER)),
  }
}

function refusalOf(layout: Layout | Refusal, { format }: PrintChoice): Refusal | null {
  if (isRefusal(layout)) return layout
  const size = format === 'png' ? pngSize(layout) : null
  return isRefusal(size) ? size : null
}

function useFileName(): string {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useProject()
  const entry = useWorkspace(workspace => workspace.project.get(id))
  const project = entry === undefined ? '' : wordingIn(entry.name, language)
  return t('print.fileName', { project, day: useToday() })
}

/** How many pages or pixels it will be, or why it cannot be. */
function Summary({ layout, choice }: { layout: Layout | Refusal; choice: PrintChoice }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const refused = refusalOf(layout, choice)
  if (refused !== null || isRefusal(layout)) {
    return (
      <p className={classes.refusal} role="alert">
        {refused !== null && words(refused)}
      </p>
    )
  }
  const size = choice.format === 'png' ? pngSize(layout) : null
  const percent = Math.max(1, Math.round(layout.scale * 100))
  const text = (): string => {
    if (size !== null && !isRefusal(size)) {
      const { width, height, isShrunk } = size
      return t(isShrunk ? 'print.sizeShrunk' : 'print.size', { width, height })
    }
    if (choice.format === 'svg') return t('print.drawing', { width: layout.width, height: layout.height })
    if (choice.spread === 'onePage') return t(percent < 50 ? 'print.fitSmall' : 'print.fit', { percent })
    return t('print.sheets', { count: layout.tiles.length })
  }
  return (
    <p className={classes.summary} role="status" data-print-summary>
      {text()}
    </p>
  )
}

function Missing({ layout }: { layout: Layout }) {
  const { t } = useTranslation()
  const { scene, words, colours, heading } = layout.picture
  const missing = useMemo(
    () => missingLetters([heading.title, ...scene.rows.map(row => titleOf(row, words))], colours.face),
    [heading, scene, words, colours],
  )
  if (missing.length === 0) return null
  return (
    <p className={classes.refusal} data-missing-letters>
      {t('print.missing', { letters: missing.join(' ') })}
    </p>
  )
}

function Bar({ progress: { done, total } }: { progress: Progress }) {
  const { t } = useTranslation()
  return <progress className={classes.bar} aria-label={t('print.making')} value={done} max={total} />
}
