import { make, put } from '../../domain/edit'
import type { Setting } from '../../domain/records'
import type { MeCommand } from '../command'

export interface SetPreference {
  readonly name: string
  readonly value: Setting['value']
}

export const setPreference: MeCommand<SetPreference> = (me, { name, value }) =>
  me.setting.has(name)
    ? [put('setting', name, { field: 'value', to: value })]
    : [make('setting', name, {}), put('setting', name, { field: 'value', to: value })]
