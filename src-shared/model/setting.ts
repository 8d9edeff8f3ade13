import { MAX_TEXT } from '../domain/bounds'
import type { Removable } from '../domain/removable'
import { atMost } from '../domain/text'
import * as read from './fields'
import type { KindOf } from './kind'

/** One of a person's own settings; its id is the setting's name. */
export interface Setting extends Removable {
  readonly value: string | number | boolean | null
}

function readValue(stored: unknown): Setting['value'] {
  if (typeof stored === 'string') return atMost(stored, MAX_TEXT)
  if (typeof stored === 'number') return Number.isFinite(stored) ? stored + 0 : null
  return typeof stored === 'boolean' ? stored : null
}

export const setting: KindOf<Setting, 'me'> = {
  liesIn: ['me'],
  root: 's',
  fields: { isRemoved: read.removed, value: ['v', readValue] },
  notReviewed: 'all',
  writtenBy: { change: ['settings.own'] },
}
