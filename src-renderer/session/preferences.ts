import { useEffect, useSyncExternalStore } from 'react'
import { speak } from '../locales/language'
import { useSession } from './projectContext'
import type { SettingValue } from './settings'

export type Scheme = 'light' | 'dark' | 'system'

export interface Preferences {
  readonly scheme: Scheme
  readonly set: (name: 'scheme' | 'language', value: string) => void
}

/** What this person chose, from their own document; the language of the system until they choose. */
export function usePreferences(): Preferences {
  const { choose } = useSession().settings
  const [language] = useSetting('language')
  const [scheme] = useSetting('scheme')
  useEffect(() => {
    if (language !== 'zh' && language !== 'en') return
    void speak(language)
  }, [language])
  return { scheme: scheme === 'light' || scheme === 'dark' ? scheme : 'system', set: choose }
}

/** Names of the settings that say how this person wants the grid of the chart. */
export const GRID_SETTINGS = { columns: 'ganttColumns', titleWidth: 'ganttTitleWidth' } as const

/** One setting of this person, undefined until they choose, and how it is changed. */
export function useSetting(name: string): [SettingValue | undefined, (value: SettingValue) => void] {
  const { valueOf, choose, subscribe } = useSession().settings
  const value = useSyncExternalStore(subscribe, () => valueOf(name))
  return [value, to => choose(name, to)]
}
