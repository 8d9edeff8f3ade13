import { dayNumber, isDay } from '#shared/domain/day'
import { type Refusal, refuse } from '#shared/domain/refusal'
import { type PrintChoice, SCALES } from './paper'
import type { ChartPicture } from './picture'
import { type Layout, layOutPaper, layOutPicture } from './sheets'

const MOST_SHEETS = 300
/** A plan never spans more; beyond, days would be thinner than any line. */
const MOST_DAYS = 36_525

/** From and to as a person has typed them, as day numbers. */
export function readRange(from: string, to: string): { firstDay: number; lastDay: number } | Refusal {
  const [first, last] = [from.trim(), to.trim()]
  if (!isDay(first) || !isDay(last)) return refuse('badDay')
  if (last < first) return refuse('finishBeforeStart')
  const range = { firstDay: dayNumber(first), lastDay: dayNumber(last) }
  return range.lastDay - range.firstDay > MOST_DAYS ? refuse('pictureTooLarge') : range
}

/** What a choice leads to; `screen` is the zoom of the chart in pixels per day. */
export function layOut(picture: ChartPicture, choice: PrintChoice, screen: number): Layout | Refusal {
  if (picture.scene.rows.length === 0) return refuse('nothingToPrint')
  const perDay = SCALES[choice.scale] ?? screen
  if (choice.format !== 'pdf') return layOutPicture(picture, perDay)
  const layout = layOutPaper(picture, choice, perDay)
  const pages = layout.tiles.length
  return pages > MOST_SHEETS ? refuse('tooManySheets', { pages, most: MOST_SHEETS }) : layout
}
