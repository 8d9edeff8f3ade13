import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { entryOf } from '#shared/domain/workspaceList'
import { bringsAnything, packCourier } from '#shared/host/courier/packCourier'
import type { Person } from '#shared/model/person'
import { useNotices, useRefusalWords } from './notices'
import { useHost } from './projectContext'
import { useWorkspaceName, useWorkspaces } from './workspaces'

export type Packing =
  | { readonly at: 'none' }
  | { readonly at: 'packing'; readonly share: number }
  | { readonly at: 'saving' }
  /** `to`: null for a file that holds everything. */
  | { readonly at: 'saved'; readonly to: string | null; readonly isLocked: boolean }
  | { readonly at: 'nothing'; readonly to: string }

interface Wanted {
  readonly to: Pick<Person, 'id' | 'name'> | null
  readonly passphrase: string | null
  /** What is proposed for a file that holds everything, or is for somebody. */
  readonly nameOf: (workspace: string, to: string | null) => string
}

/** Making a courier file of the workspace that is shown. */
export function usePacking() {
  const { t } = useTranslation()
  const host = useHost()
  const { list } = useWorkspaces()
  const workspaceName = useWorkspaceName()
  const words = useRefusalWords()
  const tell = useNotices(notices => notices.tell)
  const [packing, setPacking] = useState<Packing>({ at: 'none' })
  const calledOff = useRef(false)
  const pack = async ({ to, passphrase, nameOf }: Wanted): Promise<Packing> => {
    const entry = entryOf(list(), list().shown)
    if (entry === undefined) throw new Error('no workspace is shown')
    calledOff.current = false
    const file = await packCourier(host, {
      workspaceId: entry.id,
      to,
      work: {
        onShare: share => setPacking({ at: 'packing', share }),
        isCancelled: () => calledOff.current,
      },
    })
    if (file === null) return { at: 'none' }
    if (isRefusal(file)) {
      tell({ text: words(file), tone: 'refusal' })
      return { at: 'none' }
    }
    if (file.to !== null && !bringsAnything(file)) return { at: 'nothing', to: file.to.name }
    setPacking({ at: 'saving' })
    const name = nameOf(workspaceName(entry), to?.name ?? null)
    const answer = await window.warroom.saveCourier({ name, file, passphrase })
    if (answer.at === 'failed') tell({ text: t(`fault.save.${answer.reason}`), tone: 'fault' })
    if (answer.at !== 'saved') return { at: 'none' }
    return { at: 'saved', to: file.to?.name ?? null, isLocked: passphrase !== null }
  }
  return {
    packing,
    cancel: () => {
      calledOff.current = true
    },
    begin: (wanted: Wanted): void => {
      setPacking({ at: 'packing', share: 0 })
      pack(wanted).then(setPacking, (fault: unknown) => {
        setPacking({ at: 'none' })
        tell({ text: t('fault.unexpected'), tone: 'fault' })
        host.ports.log.fault('courier.pack', fault)
      })
    },
  }
}
