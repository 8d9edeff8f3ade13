import { create } from 'zustand'
import type { CourierFile } from '#shared/domain/courierFile'
import { isRefusal, type Refusal, refuse } from '#shared/domain/refusal'
import { type Brought, joinBrought, type JoiningWork } from '#shared/host/courier/joinDocuments'
import { joinCourier, lookAtBackup, lookAtCourier, openAsWorkspace } from '#shared/host/courier/openCourier'
import type { Host } from '#shared/host/host'
import type { Workspaces } from '#shared/host/workspaces/workspaces'
import type { Backup } from '#shared/ports/restorePoints'

/** Where what is to be joined comes from. */
export type Source =
  | { readonly kind: 'courier'; readonly file: CourierFile }
  | { readonly kind: 'backup'; readonly at: number }

/** How far opening a courier file or a found backup has come. */
export type Opening =
  | { readonly at: 'none' }
  | { readonly at: 'reading'; readonly name: string }
  | {
      readonly at: 'locked'
      readonly name: string
      readonly bytes: Uint8Array
      readonly refusal: Refusal | null
    }
  /** `store`: of that workspace on this computer; null when it is not here. */
  | { readonly at: 'other'; readonly file: CourierFile; readonly store: string | null }
  | { readonly at: 'preview'; readonly source: Source; readonly brought: Brought }
  | { readonly at: 'joining'; readonly share: number }
  | { readonly at: 'cancelled' }
  | { readonly at: 'done'; readonly source: Source; readonly brought: Brought }
  | { readonly at: 'refused'; readonly refusal: Refusal }

/** One at a time in a window, whichever workspace is shown. */
export const useOpening = create<{ readonly opening: Opening }>(() => ({ opening: { at: 'none' } }))

/** Counts what was opened: a slow answer does not come in place of a later one, and one that was left joins no more. */
let asked = 0

const put = (opening: Opening): void => useOpening.setState({ opening })

function begin(opening: Opening): () => boolean {
  asked += 1
  const mine = asked
  put(opening)
  return () => mine === asked
}

export function leaveOpening(): void {
  begin({ at: 'none' })
}

export function refuseOpening(refusal: Refusal): void {
  begin({ at: 'refused', refusal })
}

interface Unread {
  readonly name: string
  readonly bytes: Uint8Array
  readonly passphrase: string | null
}

/** Reads a file and says what is in it; a passphrase is asked for where it has one. Rejects with Faults. */
export async function openCourierFile(
  host: Host,
  workspaces: Workspaces,
  { name, bytes, passphrase }: Unread,
): Promise<void> {
  const isMine = begin({ at: 'reading', name })
  const read = await window.warroom.readCourier({ bytes, passphrase }).catch((fault: unknown) => {
    if (isMine()) leaveOpening()
    throw fault
  })
  if (!isMine()) return
  if (isRefusal(read) && (read.refused === 'passphraseNeeded' || read.refused === 'passphraseWrong'))
    return put({ at: 'locked', name, bytes, refusal: passphrase === null ? null : read })
  if (isRefusal(read)) return put({ at: 'refused', refusal: read })
  await showBrought(host, workspaces, read, isMine)
}

async function showBrought(
  host: Host,
  workspaces: Workspaces,
  file: CourierFile,
  isMine: () => boolean,
): Promise<void> {
  const brought = await lookAtCourier(host, file)
  if (!isMine()) return
  if (!isRefusal(brought)) return put({ at: 'preview', source: { kind: 'courier', file }, brought })
  if (brought.refused !== 'courierOther') return put({ at: 'refused', refusal: brought })
  const here = workspaces.list().workspaces.find(({ id }) => id === file.workspace.id)
  put({ at: 'other', file, store: here?.store ?? null })
}

/** Shows that workspace, and what the file brings into it. */
export async function goToOther(workspaces: Workspaces, file: CourierFile, store: string): Promise<void> {
  const isMine = begin({ at: 'reading', name: file.workspace.name })
  const host = await workspaces.show(store)
  await showBrought(host, workspaces, file, isMine)
}

/** As one more workspace; it is shown then. */
export async function receiveOther(
  workspaces: Workspaces,
  file: CourierFile,
  unnamed: string,
): Promise<boolean> {
  const isMine = begin({ at: 'joining', share: 0 })
  const store = await openAsWorkspace(workspaces, file, unnamed)
  if (isRefusal(store)) {
    if (isMine()) put({ at: 'refused', refusal: store })
    return false
  }
  leaveOpening()
  await workspaces.show(store)
  return true
}

/** What a found backup would bring into the workspace that is shown. */
export async function openBackup(host: Host, backup: Backup, at: number): Promise<void> {
  const isMine = begin({ at: 'reading', name: '' })
  const kept = await host.ports.restorePoints.readBackup(at)
  const brought = kept === null ? refuse('fileDamaged') : await lookAtBackup(host, kept)
  if (!isMine()) return
  if (isRefusal(brought)) return put({ at: 'refused', refusal: brought })
  put({ at: 'preview', source: { kind: 'backup', at: backup.point.at }, brought })
}

export async function joinOpened(host: Host, source: Source, brought: Brought): Promise<void> {
  const refusal = host.ports.health.refusal()
  if (refusal !== null) return put({ at: 'refused', refusal })
  const isMine = begin({ at: 'joining', share: 0 })
  const work: JoiningWork = {
    onShare: share => isMine() && put({ at: 'joining', share }),
    isCancelled: () => !isMine(),
  }
  const isDone =
    source.kind === 'courier'
      ? await joinCourier(host, source.file, brought, work)
      : await joinBrought(host, brought, work)
  if (isDone && isMine()) put({ at: 'done', source, brought })
}

/** What is joined by now stays. */
export function cancelJoining(): void {
  begin({ at: 'cancelled' })
}
