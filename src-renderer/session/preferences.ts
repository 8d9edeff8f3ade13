import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Setting } from '#shared/model/setting'
import { speak } from '../locales/language'
import { useSession } from './projectContext'

export type Scheme = 'light' | 'dark' | 'system'

export interface Preferences {
  readonly scheme: Scheme
  readonly set: (name: 'scheme' | 'language', value: string) => void
}

/** What this person chose, from their own document; the language of the system until they choose. */
export function usePreferences(): Preferences {
  const { me } = useSession()
  const settings = useStore(me.state, state => state.snapshot.setting)
  const language = settings.get('language')?.value
  const scheme = settings.get('scheme')?.value
  useEffect(() => {
    if (language !== 'zh' && language !== 'en') return
    void speak(language)
  }, [language])
  return {
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : 'system',
    set: (name, value) => void me.documents.run('setPreference', { name, value }),
  }
}

/** Names of the settings that say how this person wants the grid of the chart. */
export const GRID_SETTINGS = { columns: 'ganttColumns', titleWidth: 'ganttTitleWidth' } as const

/** One setting of this person, undefined until they choose, and how it is changed. */
export function useSetting(name: string): [Setting['value'] | undefined, (value: Setting['value']) => void] {
  const { me } = useSession()
  const value = useStore(me.state, state => state.snapshot.setting.get(name)?.value)
  return [value, to => void me.documents.run('setPreference', { name, value: to })]
}
