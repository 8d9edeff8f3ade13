import { useStore } from 'zustand'
import type { Setting } from '#shared/model/setting'
import { useSession } from './projectContext'

/** One of this person's settings and how to change it; undefined until it is chosen. */
export function useSetting(name: string): [Setting['value'] | undefined, (value: Setting['value']) => void] {
  const { me } = useSession()
  const value = useStore(me.state, state => state.snapshot.setting.get(name)?.value)
  return [value, to => void me.run('setPreference', { name, value: to })]
}
