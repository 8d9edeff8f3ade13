import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Ids, counts and causes from closed lists: a log that never holds what people wrote can be sent to anybody. */
type LogFacts = Readonly<Record<string, number | boolean | `${string}:${string}`>>

export interface Log {
  note(happened: string, facts?: LogFacts): void
  /** Keeps the error's stack: ours and the platform's code, no content. */
  fault(happened: string, error: unknown): void
}

const FULL_BYTES = 1_000_000

function isFull(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > FULL_BYTES
}

/** JSON lines in `file`, and one older file beside it when that is full. */
export function openLog(file: string, now: () => number): Log {
  mkdirSync(dirname(file), { recursive: true })
  if (isFull(file)) {
    rmSync(`${file}.1`, { force: true })
    renameSync(file, `${file}.1`)
  }
  const write = (line: object) => appendFileSync(file, `${JSON.stringify({ at: now(), ...line })}\n`)
  return {
    note: (happened, facts = {}) => write({ happened, ...facts }),
    fault: (happened, error) => {
      write({ happened, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    },
  }
}
