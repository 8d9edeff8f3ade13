import type { Holiday, RhythmPhase, StripMark } from '#shared/projections/wall/rhythm'

/** What stands on the line of time, in pixels of its width. */
interface Room {
  readonly from: number
  readonly to: number
}

const GAP = 4

/** About as wide as it is painted: a Chinese character takes 12 px, a Latin one nearly 7. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, c) => sum + (c > '\u2e80' ? 12.5 : 6.8), 0)
}

interface MarkPlace {
  readonly width: number
  readonly today: number | null
  /** The ways to name a mark, the fullest first. */
  readonly namesOf: (mark: StripMark) => readonly string[]
}

export interface MarkNames {
  readonly named: ReadonlyMap<string, string>
  /** Marks that stand under the name of T: only their feet are drawn. */
  readonly covered: ReadonlySet<string>
}

/** T is always named in full. Any other name is shortened or left out before it covers a mark or a name. */
export function markNames(marks: readonly StripMark[], { width, today, namesOf }: MarkPlace): MarkNames {
  const taken: Room[] = marks.map(mark => ({ from: mark.at * width - 1, to: mark.at * width + 1 }))
  if (today !== null) taken.push({ from: today * width - 22, to: today * width + 22 })
  const named = new Map<string, string>()
  const covered = new Set<string>()
  for (const mark of [...marks].sort(keyFirst)) {
    if (covered.has(mark.id)) continue
    const from = mark.at * width + GAP
    const endOf = (name: string): number => from + widthOf(name) + GAP
    const isFree = (name: string): boolean =>
      endOf(name) <= width && taken.every(room => endOf(name) <= room.from || from >= room.to)
    const name = mark.id === 'T' ? namesOf(mark)[0] : namesOf(mark).find(isFree)
    if (name === undefined) continue
    named.set(mark.id, name)
    taken.push({ from, to: endOf(name) })
    for (const other of marks) {
      if (other.at * width > from && other.at * width < endOf(name)) covered.add(other.id)
    }
  }
  return { named, covered }
}

function keyFirst(a: StripMark, b: StripMark): number {
  return Number(b.id === 'T') - Number(a.id === 'T') || a.at - b.at
}

interface PhasePlace {
  readonly width: number
  readonly namesOf: (phase: RhythmPhase) => readonly string[]
  readonly holidayName: (holiday: Holiday) => string
}

/** By id of the phase or first day of the holiday. `phases` in the order of the line. */
export function stretchNames(
  phases: readonly RhythmPhase[],
  holidays: readonly Holiday[],
  { width, namesOf, holidayName }: PhasePlace,
): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  const taken: Room[] = []
  phases.forEach((phase, index) => {
    const from = phase.from * width
    const end = (phases[index + 1]?.from ?? 1) * width
    const name = namesOf(phase).find(text => from + widthOf(text) + GAP <= end)
    if (name !== undefined) named.set(phase.id, name)
    taken.push({ from, to: name === undefined ? from : from + widthOf(name) + GAP })
  })
  holidays.forEach((holiday, index) => {
    const from = holiday.from * width
    const to = from + widthOf(holidayName(holiday)) + GAP
    const end = (holidays[index + 1]?.from ?? 1) * width
    const isFree = taken.every(room => to <= room.from || from >= room.to + 2 * GAP)
    if (to <= end && isFree) named.set(holiday.start, holidayName(holiday))
  })
  return named
}
