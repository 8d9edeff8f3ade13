import type { Editing } from '../../taskGrid/cellEditing'
import type { Linking } from './linking'
import type { LinkMode } from './linkMode'
import type { Parts } from '../chartParts'
import type { ChartPorts } from '../scene/ports'
import type { Scheduling } from './scheduling'
import type { Sight } from '../stage/viewport'

/** What people's hands work with: every gesture and key gets these. */
export interface Hands {
  readonly parts: Parts
  readonly ports: ChartPorts
  readonly sight: Sight
  readonly scheduling: Scheduling
  readonly linking: Linking
  readonly linkMode: LinkMode
  readonly editing: Editing
}
