import { join } from 'node:path'
import type { Disk } from './disk'

/** Where a log ends: it only grows, and a compaction begins the next generation. */
export interface LogPosition {
  readonly generation: number
  readonly bytes: number
}

export function baseName(generation: number): string {
  return String(generation).padStart(6, '0')
}

export function fileName(generation: number): string {
  return `${baseName(generation)}.log`
}

/** Of the files in a log's folder, in no order. */
export function generationsIn(names: readonly string[]): number[] {
  return names.flatMap(name => /^(\d+)\.log$/.exec(name)?.slice(1).map(Number) ?? [])
}

/** Where the log in a folder ends, without reading it. */
export async function positionIn(disk: Disk, folder: string): Promise<LogPosition> {
  const generation = Math.max(0, ...generationsIn(await disk.names(folder)))
  return { generation, bytes: await disk.size(join(folder, fileName(generation))) }
}
