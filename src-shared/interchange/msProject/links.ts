import type { DependencyType } from '../../domain/records'
import type { Length, WorkDependency } from '../../schedule/workPlan'
import { childrenOf, numberIn, textIn, type XmlElement } from '../xmlText'

const DURATION = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** `PT8H0M0S` in minutes; 0 for what is no duration. */
export function minutesOf(text: string): number {
  const found = DURATION.exec(text)
  if (found === null) return 0
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0'] = found
  const sum = Number(days) * 1_440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
  return Math.round(sum) * (minus === undefined ? 1 : -1)
}

const TYPES: readonly DependencyType[] = ['FF', 'FS', 'SF', 'SS']
const ELAPSED = new Set([4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52])
const PERCENT = new Set([19, 20, 51, 52])

/** Those within the file, the first one the oldest. */
export function readLinks(tasks: readonly XmlElement[]): WorkDependency[] {
  const durations = new Map(tasks.map(task => [textIn(task, 'UID'), minutesOf(textIn(task, 'Duration'))]))
  const out: WorkDependency[] = []
  for (const task of tasks) {
    const to = textIn(task, 'UID')
    for (const link of childrenOf(task, 'PredecessorLink')) {
      if (textIn(link, 'CrossProject') === '1') continue
      const from = textIn(link, 'PredecessorUID')
      const madeAt = out.length
      const type = TYPES[numberIn(link, 'Type') ?? 1] ?? 'FS'
      out.push({
        id: `${from}-${to}-${madeAt}`,
        from,
        to,
        type,
        lag: lagOf(link, durations.get(from) ?? 0),
        madeAt,
      })
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
