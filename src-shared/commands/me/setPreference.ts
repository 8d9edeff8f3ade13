import { make, put } from '../../model/edit'
import type { Setting } from '../../model/setting'
import type { MeCommand } from '../command'

export interface SetPreference {
  readonly name: string
  readonly value: Setting['value']
}

export const setPreference: MeCommand<SetPreference> = (me, { name, value }) =>
  me.setting.has(name)
    ? [put('setting', name, { field: 'value', to: value })]
    : [make('setting', name, {}), put('setting', name, { field: 'value', to: value })]
