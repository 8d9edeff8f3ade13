import { lengthText } from '../../domain/length'
import type { RecordMap } from '../../domain/recordMap'
import type { Dependency } from '../../model/dependency'
import { homesOf, type Outline } from './outline'
import type { GanttRows } from './rows'

/** Predecessors as planners write them: row number, type unless FS, lag. */
export interface GanttPredecessors {
  readonly dependency: RecordMap<Dependency>
  readonly phases: Outline['phases']
  /** By task: `3, 5SS+2`. */
  readonly texts: ReadonlyMap<string, string>
}

/** Recomputed only when a dependency or the order of the rows has changed. */
export function ganttPredecessors(
  { source, outline }: Pick<GanttRows, 'source' | 'outline'>,
  before: GanttPredecessors | null,
): GanttPredecessors {
  const { dependency } = source.plan
  const { phases } = outline
  if (before !== null && before.dependency === dependency && before.phases === phases) return before
  const found = new Map<string, { number: number; text: string }[]>()
  for (const one of dependency.values()) {
    const number = numberIn(outline, one.from)
    if (one.isRemoved || number === null) continue
    const list = found.get(one.to) ?? []
    list.push({ number, text: `${number}${termsText(one)}` })
    found.set(one.to, list)
  }
  const texts = new Map<string, string>()
  for (const [id, list] of found) {
    list.sort((a, b) => a.number - b.number)
    texts.set(id, list.map(({ text }) => text).join(', '))
  }
  return { dependency, phases, texts }
}

function numberIn(outline: Outline, taskId: string): number | null {
  const home = homesOf(outline).get(taskId)
  const phase = home === undefined ? undefined : outline.phases[home.phase]
  return home === undefined || phase === undefined ? null : phase.from + home.at
}

/** FS is left out; a lag has its sign. */
function termsText({ type, lag, lagLength }: Dependency): string {
  const amount = lagLength?.amount ?? lag
  if (amount === 0) return type === 'FS' ? '' : type
  return `${type}${amount > 0 ? '+' : ''}${lagLength === null ? lag : lengthText(lagLength)}`
}
