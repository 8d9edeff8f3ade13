import { useEffect } from 'react'
import { useStore } from 'zustand'
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
    set: (name, value) => void me.run('setPreference', { name, value }),
  }
}
