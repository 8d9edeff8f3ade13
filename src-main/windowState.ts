import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export const DEFAULT_SIZE = { width: 1440, height: 900 } as const
export const LEAST_SIZE = { width: 1120, height: 680 } as const

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
})

const stored = z.object({
  bounds: bounds.optional(),
  isMaximized: z.boolean().default(false),
  scheme: z.enum(['light', 'dark', 'system']).default('system'),
})

export type Bounds = z.infer<typeof bounds>
export type WindowState = z.infer<typeof stored>

/** A file that is absent or damaged costs the window's place, nothing else. */
export function readWindowState(file: string): WindowState {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return stored.parse({})
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

const VISIBLE = 120

function isReachable(wanted: Bounds, area: Bounds): boolean {
  const overlapX = Math.min(wanted.x + wanted.width, area.x + area.width) - Math.max(wanted.x, area.x)
  const overlapY = Math.min(wanted.y + wanted.height, area.y + area.height) - Math.max(wanted.y, area.y)
  return overlapX >= VISIBLE && overlapY >= VISIBLE && wanted.y >= area.y - 1
}

/** Remembered bounds, unless the screen they were on is gone; then size alone, and the system places the window. */
export function boundsToOpen(
  remembered: Bounds | undefined,
  areas: readonly Bounds[],
): (Partial<Bounds> & typeof DEFAULT_SIZE) | Bounds {
  if (!remembered || !areas.some(area => isReachable(remembered, area))) return DEFAULT_SIZE
  return {
    ...remembered,
    width: Math.max(remembered.width, LEAST_SIZE.width),
    height: Math.max(remembered.height, LEAST_SIZE.height),
  }
}
