import { isRefusal } from '#shared/domain/refusal'
import { startListeners } from '#shared/host/documents/listeners'
import type { MeSet } from '#shared/host/documents/documentSet'
import type { Setting } from '#shared/model/setting'
import type { Log } from '#shared/ports/log'

export type SettingValue = Setting['value']

/** This person's own settings as they chose them last, written or not: a second choice builds on the first. */
export interface Settings {
  /** undefined until they choose. */
  valueOf(name: string): SettingValue | undefined
  choose(name: string, value: SettingValue): void
  subscribe(listener: () => void): () => void
}

export function startSettings(me: Pick<MeSet, 'run' | 'snapshot' | 'subscribe'>, log: Log): Settings {
  const unwritten = new Map<string, SettingValue>()
  const listeners = startListeners<void>(log)
  me.subscribe(() => listeners.tell())
  const write = async (name: string, value: SettingValue): Promise<void> => {
    try {
      const outcome = await me.run('setPreference', { name, value })
      if (isRefusal(outcome)) log.note('setting.refused')
    } finally {
      if (unwritten.get(name) === value) unwritten.delete(name)
      listeners.tell()
    }
  }
  return {
    valueOf: name => (unwritten.has(name) ? unwritten.get(name) : me.snapshot().setting.get(name)?.value),
    choose: (name, value) => {
      unwritten.set(name, value)
      listeners.tell()
      write(name, value).catch((fault: unknown) => log.fault('setting.failed', fault))
    },
    subscribe: listeners.subscribe,
  }
}
