import { type Day, isDay } from '../domain/day'
import { isBag } from './fields'

/** What a person asks for one end of a task, besides its start and its pin. */
export const constraintKinds = [
  'asLateAsPossible',
  'startNoLater',
  'finishNoEarlier',
  'finishNoLater',
  'mustFinish',
] as const
export type TaskConstraintKind = (typeof constraintKinds)[number]

export interface TaskConstraint {
  readonly kind: TaskConstraintKind
  /** Of no meaning for as late as possible. */
  readonly day: Day
}

/** Null for anything but a known kind with a day. */
export function readConstraint(stored: unknown): TaskConstraint | null {
  if (!isBag(stored) || !isDay(stored.day) || !isConstraintKind(stored.kind)) return null
  return { kind: stored.kind, day: stored.day }
}

function isConstraintKind(value: unknown): value is TaskConstraintKind {
  return (constraintKinds as readonly unknown[]).includes(value)
}
