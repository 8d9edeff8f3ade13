import { cpus, totalmem } from 'node:os'

/** One measured thing beside what it is measured against. */
export interface Figure {
  readonly id: string
  readonly value: number
  readonly unit: string
  /** How much the other thing took in the same run, or a fixed limit. */
  readonly against: number
  /** The other thing, in words. */
  readonly beside: string
  /** value ÷ against */
  readonly ratio: number
  /** The largest ratio that holds. */
  readonly wanted: number
  readonly holds: boolean
}

export interface Report {
  readonly bench: string
  readonly machine: string
  readonly figures: readonly Figure[]
  /** How many runs each median is taken of. */
  readonly runs: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new Error('the median of nothing')
  return (low + high) / 2
}

export interface Measured {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly against: number
  readonly beside: string
  readonly wanted: number
}

const round = (value: number) => Number(value.toPrecision(4))

export function figure({ value, against, wanted, ...named }: Measured): Figure {
  // Nothing beside nothing is as much.
  const ratio = value === against ? 1 : value / against
  return {
    ...named,
    value: round(value),
    against: round(against),
    ratio: round(ratio),
    wanted,
    holds: ratio <= wanted,
  }
}

/**
 * Runs each measurement `runs` times, in turn, so that a busy minute of the machine falls on all of them.
 * One more round before that does not count: the first pays for cold files.
 */
export async function mediansOf<Name extends string>(
  runs: number,
  measurements: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measurements) as Name[]
  const values = new Map<Name, number[]>(names.map(name => [name, []]))
  for (let round = 0; round <= runs; round += 1) {
    for (const name of names) {
      const value = await measurements[name]()
      if (round > 0) values.get(name)?.push(value)
    }
  }
  return Object.fromEntries(names.map(name => [name, median(values.get(name) ?? [])])) as Record<Name, number>
}

function machine(): string {
  const [processor] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${processor?.model.trim() ?? 'unknown'}, ${memory} GB, ${process.platform}, Node ${process.versions.node}`
}

const columns = ['figure', 'measured', 'against', 'ratio', 'wanted', ''] as const

function rowOf(one: Figure): readonly string[] {
  const against = `${one.beside}: ${one.against} ${one.unit}`
  return [
    one.id,
    `${one.value} ${one.unit}`,
    against,
    String(one.ratio),
    `≤ ${one.wanted}`,
    one.holds ? 'holds' : 'DOES NOT HOLD',
  ]
}

function table(figures: readonly Figure[]): string {
  const rows = [columns, ...figures.map(rowOf)]
  const widths = columns.map((_name, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Prints the table, with `--json` the report as the last line, and fails the process if a figure does not hold. */
export function report(bench: string, runs: number, figures: readonly Figure[]): void {
  tell(reportOf(bench, runs, figures))
}

export function reportOf(bench: string, runs: number, figures: readonly Figure[]): Report {
  return { bench, machine: machine(), figures, runs }
}

/** The same of a report that may hold more than its figures. */
export function tell(whole: Report): void {
  const { bench, machine: on, figures, runs } = whole
  console.log(`${bench}: medians of ${runs} runs on ${on}\n\n${table(figures)}\n`)
  if (process.argv.includes('--json')) console.log(JSON.stringify(whole))
  if (figures.some(one => !one.holds)) process.exitCode = 1
}
