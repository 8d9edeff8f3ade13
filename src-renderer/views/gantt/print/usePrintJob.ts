import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaveAnswer } from '#shared/contracts/ipc'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { useLanguage } from '../../../locales/useLanguage'
import { useNotices, useRefusalWords } from '../../../session/notices'
import { useHost } from '../../../session/projectContext'
import { type PrintChoice, sidesOf } from './paper'
import { pngOf, pngSize } from './png'
import { makePrintRoot } from './printRoot'
import { drawPage, type Layout } from './sheets'
import { type SvgFacts, svgOf } from './svg'

export interface Progress {
  readonly done: number
  readonly total: number
}

interface Job {
  readonly layout: Layout
  readonly choice: PrintChoice
  /** What the dialog proposes, without an extension. */
  readonly name: string
  readonly language: SvgFacts['language']
  /** Lets the window answer, then says whether to go on. */
  step(done: number, total: number): Promise<boolean>
}

type Outcome = SaveAnswer | Refusal

/** Makes the file and hands it to the dialog of the system; true when it was saved. */
export function usePrintJob() {
  const { t } = useTranslation()
  const { log } = useHost().ports
  const language = useLanguage() === 'zh' ? 'zh-CN' : 'en'
  const words = useRefusalWords()
  const tell = useNotices(notices => notices.tell)
  const [progress, setProgress] = useState<Progress | null>(null)
  const isGivenUp = useRef(false)
  const step = async (done: number, total: number): Promise<boolean> => {
    setProgress({ done, total })
    await new Promise(resolve => setTimeout(resolve))
    return !isGivenUp.current
  }
  const print = async (work: Pick<Job, 'layout' | 'choice' | 'name'>): Promise<boolean> => {
    isGivenUp.current = false
    try {
      const outcome = await madeBy({ ...work, language, step })
      if (isRefusal(outcome)) tell({ text: words(outcome), tone: 'refusal' })
      else if (outcome.at === 'failed') tell({ text: t(`fault.save.${outcome.reason}`), tone: 'fault' })
      return !isRefusal(outcome) && outcome.at === 'saved'
    } catch (fault) {
      log.fault('print.failed', fault)
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      return false
    } finally {
      setProgress(null)
    }
  }
  const giveUp = (): void => {
    isGivenUp.current = true
  }
  return { print, progress, giveUp }
}

const CANCELLED: SaveAnswer = { at: 'cancelled' }

function madeBy(job: Job): Promise<Outcome> {
  const { format } = job.choice
  if (format === 'pdf') return printPdf(job)
  return format === 'png' ? savePng(job) : saveSvg(job)
}

async function printPdf({ layout, choice, name, language, step }: Job): Promise<Outcome> {
  const { width, height } = sidesOf(choice)
  const total = layout.tiles.length
  const root = makePrintRoot(width, height)
  const { face } = layout.picture.colours
  try {
    for (let page = 0; page < total; page++) {
      if (!(await step(page, total))) return CANCELLED
      root.add(drawPage(layout, page), { title: name, language, prefix: `sheet-${page}-`, face })
    }
    if (!(await step(total, total))) return CANCELLED
    return await window.warroom.printSheets({ name, width, height })
  } finally {
    root.remove()
  }
}

async function savePng({ layout, name, step }: Job): Promise<Outcome> {
  const size = pngSize(layout)
  if (isRefusal(size)) return size
  if (!(await step(0, 2))) return CANCELLED
  const page = drawPage(layout, 0)
  if (!(await step(1, 2))) return CANCELLED
  const bytes = await pngOf(page, size)
  if (!(await step(2, 2))) return CANCELLED
  return window.warroom.saveFile({ name, kind: 'png', bytes })
}

async function saveSvg({ layout, name, language, step }: Job): Promise<Outcome> {
  if (!(await step(0, 1))) return CANCELLED
  const { face } = layout.picture.colours
  const text = svgOf(drawPage(layout, 0), { title: name, language, prefix: 'part-', face })
  if (!(await step(1, 1))) return CANCELLED
  return window.warroom.saveFile({ name, kind: 'svg', bytes: new TextEncoder().encode(text) })
}
