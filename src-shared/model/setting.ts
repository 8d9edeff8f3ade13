import type { Removable } from '../domain/removable'
import * as read from './fields'
import type { KindOf } from './kind'

/** One of a person's own settings; its id is the setting's name. */
export interface Setting extends Removable {
  readonly value: string | number | boolean | null
}

function readValue(stored: unknown): Setting['value'] {
  return typeof stored === 'string' || typeof stored === 'boolean' || Number.isFinite(stored)
    ? (stored as string | number | boolean)
    : null
}

export const setting: KindOf<Setting, 'me'> = {
  liesIn: ['me'],
  root: 's',
  fields: { isRemoved: read.removed, value: ['v', readValue] },
  notReviewed: 'all',
  writtenBy: { change: ['settings.own'] },
}
