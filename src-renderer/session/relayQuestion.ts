import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from './notices'
import { useHost } from './projectContext'

/** Why an address was not taken, and the address to try all the same, when the person may know better. */
export interface RelayObjection {
  readonly words: string
  readonly anyway: string | null
}

/** Asks who is at a typed address before anything is shared with it. */
export function useRelayQuestion() {
  const { t } = useTranslation()
  const { log } = useHost().ports
  const tell = useNotices(notices => notices.tell)
  const [objection, setObjection] = useState<RelayObjection | null>(null)
  const [isBusy, setBusy] = useState(false)
  /** Does what is to be done with the address of a relay; `work` may answer with words of its own. */
  const ask = async (typed: string, work: (address: string) => Promise<string | null>): Promise<void> => {
    await whileBusy(async () => {
      const health = await window.warroom.relayHealth(typed)
      if (health.at === 'relay') return objectTo(await work(health.socket))
      setObjection({
        words: t(`settings.answer.${health.at}`),
        anyway: health.at === 'other' ? addressOf(typed) : null,
      })
    })
  }
  /** Does it without asking: a plain y-websocket server has no word for what it is. */
  const goOn = (address: string, work: (address: string) => Promise<string | null>): Promise<void> =>
    whileBusy(async () => objectTo(await work(address)))
  const objectTo = (words: string | null): void =>
    setObjection(words === null ? null : { words, anyway: null })
  const whileBusy = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (fault) {
      log.fault('relay.ask', fault)
      tell({ text: t('fault.unexpected'), tone: 'fault' })
    } finally {
      setBusy(false)
    }
  }
  return { objection, isBusy, ask, goOn, forget: () => setObjection(null) }
}

function addressOf(typed: string): string {
  const [, scheme, rest] = /^(?:(\w+):\/\/)?(.*?)\/*$/.exec(typed.trim()) ?? []
  const isSecure = scheme === 'https' || scheme === 'wss'
  return `${isSecure ? 'wss' : 'ws'}://${rest ?? ''}`
}
