import type { DependencyType } from '../../model/dependency'
import type { Length, WorkDependency } from '../../schedule/workPlan'
import { idText } from '../planText'
import { childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'

const NUMBER = String.raw`(\d+(?:\.\d+)?)`
const DURATION = new RegExp(
  `^(-)?P(?:0+Y)?(?:0+M)?(?:${NUMBER}D)?(?:T(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
)

/** `PT8H0M0S` in minutes; null for what is no duration. A day is one of the clock's. */
export function minutesOf(text: string): number | null {
  const found = DURATION.exec(text)
  if (found === null) return null
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0'] = found
  const sum = Number(days) * 1_440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
  const whole = Math.round(sum)
  return minus === undefined || whole === 0 ? whole : -whole
}

/** By their numbers in the file. */
export const LINK_TYPES: readonly DependencyType[] = ['FF', 'FS', 'SF', 'SS']
const ELAPSED = new Set([4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52])
const PERCENT = new Set([19, 20, 51, 52])

/** Those within the file, the first one the oldest. */
export function readLinks(
  tasks: readonly XmlElement[],
  idOf: (task: XmlElement) => string,
): WorkDependency[] {
  const known = new Map(tasks.map(task => [textIn(task, 'UID'), task]))
  const durations = new Map(tasks.map(task => [task, minutesOf(textIn(task, 'Duration')) ?? 0]))
  const out: WorkDependency[] = []
  for (const task of tasks) {
    const to = idOf(task)
    for (const link of childrenOf(task, 'PredecessorLink')) {
      if (textIn(link, 'CrossProject') === '1') continue
      const uid = textIn(link, 'PredecessorUID')
      const predecessor = known.get(uid)
      const from = predecessor === undefined ? idText(uid) || '-' : idOf(predecessor)
      const duration = predecessor === undefined ? 0 : (durations.get(predecessor) ?? 0)
      const madeAt = out.length
      const type = LINK_TYPES[numberIn(link, 'Type') ?? 1] ?? 'FS'
      out.push({ id: `${from}-${to}-${madeAt}`, from, to, type, lag: lagOf(link, duration), madeAt })
    }
  }
  return out
}

/** Tenths of a minute, or percents of the predecessor's duration. */
function lagOf(link: XmlElement, duration: number): Length {
  const lag = numberIn(link, 'LinkLag') ?? 0
  const format = numberIn(link, 'LagFormat') ?? 0
  const minutes = PERCENT.has(format) ? (duration * lag) / 100 : lag / 10
  return { minutes: Math.round(minutes), isElapsed: ELAPSED.has(format) }
}
