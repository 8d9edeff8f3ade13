import type { Editing } from './editing'
import type { Linking } from './linking'
import type { LinkMode } from './linkMode'
import type { Parts } from './parts'
import type { ChartPorts } from './ports'
import type { Scheduling } from './schedule'
import type { Sight } from './sight'

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
