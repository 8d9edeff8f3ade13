import { LEAST_LAG, readLength, type TaskLength } from '../domain/length'
import type { Removable } from '../domain/removable'
import * as read from './fields'
import { copiedWhole, type KindOf, planRights } from './kind'

export type DependencyType = 'FS' | 'SS' | 'FF' | 'SF'

export interface Dependency extends Removable {
  readonly from: string
  readonly to: string
  readonly type: DependencyType
  /** Working days; negative for a lead. */
  readonly lag: number
  /** Where whole working days do not say it; `lag` is then as near as they come. */
  readonly lagLength: TaskLength | null
  /** Epoch milliseconds by the maker's clock, 0 for a template's: of a circle the newest one gives way. */
  readonly madeAt: number
}

export const dependency: KindOf<Dependency, 'plan'> = {
  liesIn: ['plan'],
  root: 'd',
  fields: {
    isRemoved: read.removed,
    from: ['f', read.text(64)],
    to: ['t', read.text(64)],
    type: ['k', read.oneOf(['FS', 'SS', 'FF', 'SF'], 'FS')],
    lag: ['l', read.whole({ from: -3650, to: 3650, otherwise: 0 })],
    lagLength: ['m', stored => readLength(stored, LEAST_LAG)],
    madeAt: ['i', read.instant],
  },
  notReviewed: ['from', 'to', 'madeAt'],
  writtenBy: { change: planRights('dependency.edit', 'project.edit') },
  copied: (record, { hasTask }) => (hasTask(record.from) && hasTask(record.to) ? copiedWhole(record) : null),
}
