import { z } from 'zod'
import type { Argument, Channel, FileToSave } from '#shared/contracts/ipc'
import type { JournalBatch } from '#shared/ports/journal'
import type { CourierFile } from '#shared/domain/courierFile'
import { isDocumentId } from '#shared/domain/documentId'
import { isSetName, type SetName } from '#shared/domain/setName'
import { id, workspaceList } from '../workspaceList'

const MOST_BYTES = 512 * 1024 * 1024
/** In mm: from a card to somewhat more than A0. */
const side = z.number().min(50).max(1_300)
const PNG = [0x89, 0x50, 0x4e, 0x47]
const SVG = [0x3c, 0x73, 0x76, 0x67]

/** A picture is written only when its first bytes are those of its kind. */
function fitsKind({ kind, bytes }: FileToSave): boolean {
  const first = { project: [], png: PNG, svg: SVG }[kind]
  return first.every((byte, at) => bytes[at] === byte)
}

const set: z.ZodType<SetName> = z.string().refine(isSetName)
/** More documents than a project of a hundred years has, and more updates than an import writes at once. */
const MOST_UPDATES = 1_000_000
const batch: z.ZodType<JournalBatch> = z.object({
  set,
  updates: z
    .array(z.object({ document: z.string().max(200), update: z.instanceof(Uint8Array) }))
    .max(MOST_UPDATES)
    .refine(updates => updates.reduce((sum, { update }) => sum + update.byteLength, 0) <= MOST_BYTES),
})

const restorePointId = z.string().regex(/^[0-9TZ-]{1,40}$/)

const passphrase = z.string().min(1).max(1_000).nullable()
/** What its file may say is checked when it is read back; here only what is written at all. */
const courier: z.ZodType<CourierFile> = z.object({
  workspace: z.object({ id, name: z.string().max(1_000) }),
  from: z.object({ personId: id, name: z.string().max(1_000), device: z.string().max(64) }),
  to: z.object({ personId: id, name: z.string().max(1_000) }).nullable(),
  at: z.int().min(0),
  documents: z
    .array(
      z.object({
        document: z.string().refine(isDocumentId),
        vector: z.instanceof(Uint8Array),
        mark: z.string().max(64),
        update: z.instanceof(Uint8Array),
      }),
    )
    .max(20_000)
    .refine(documents => documents.reduce((sum, { update }) => sum + update.byteLength, 0) <= MOST_BYTES),
})

/** What a channel takes, checked on arrival: the types of the other side are only a promise. */
export const schemas: { readonly [C in Channel]: z.ZodType<Argument<C>> } = {
  startFacts: z.undefined(),
  openExternal: z.string().max(2_048),
  relayHealth: z.string().max(300),
  setScheme: z.enum(['light', 'dark', 'system']),
  keepWorkspaces: workspaceList,
  storesOnDisk: z.undefined(),
  diskState: id,
  discardBrowserStorage: z.undefined(),
  journalHead: z.object({ store: id, set }),
  readJournal: z.object({ store: id, set, from: z.enum(['journal', 'restorePoint']) }),
  appendToJournal: z.object({ store: id, batches: z.array(batch).min(1).max(1_000) }),
  restartJournal: z.object({ store: id, batch }),
  removeFromJournal: z.object({ store: id, sets: z.array(set).max(20_000) }),
  journalSets: id,
  makeRestorePoint: z.object({
    store: id,
    reason: z.enum(['change', 'quit', 'import', 'restore', 'update', 'byHand']),
  }),
  restorePoints: id,
  isRestorePointWhole: z.object({ store: id, id: restorePointId }),
  readRestorePoint: z.object({ store: id, id: restorePointId, set }),
  showRestorePoints: id,
  secondFolder: z.undefined(),
  chooseSecondFolder: z.undefined(),
  forgetSecondFolder: z.undefined(),
  findBackups: z.undefined(),
  readBackup: z.int().min(0).max(1_000),
  adoptBackup: z.object({ store: id, at: z.int().min(0).max(1_000) }),
  saveCourier: z.object({ name: z.string().max(1_000), file: courier, passphrase }),
  readCourier: z.object({
    bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MOST_BYTES),
    passphrase,
  }),
  openedFile: z.undefined(),
  saveFile: z
    .object({
      name: z.string().max(1_000),
      kind: z.enum(['project', 'png', 'svg']),
      bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MOST_BYTES),
    })
    .refine(fitsKind),
  printPdf: z.string().max(1_000),
  printSheets: z.object({ name: z.string().max(1_000), width: side, height: side }),
  flushed: z.boolean(),
}
