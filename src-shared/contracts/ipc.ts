import type { CourierFile } from '../domain/courierFile'
import type { Refusal } from '../domain/refusal'
import type { SetName } from '../domain/setName'
import type { WorkspaceList } from '../domain/workspaceList'
import type { JournalBatch, JournalHead } from '../ports/journal'
import type {
  RestorePoint,
  RestorePointFailure,
  RestorePointReason,
  SecondFolderState,
} from '../ports/restorePoints'
import type { StoreFaultReason } from '../ports/updateStore'

/**
 * Everything that the window and the main process say to each other. Each channel is one question
 * from the window with one answer; the only word the other way is `flushBeforeQuit`.
 */

/** The window's only origin, in development too: what IndexedDB keeps belongs to it. */
export const APP_ORIGIN = 'app://warroom'

type Scheme = 'light' | 'dark' | 'system'

/** What only the main process knows when the app starts. Nothing here changes while it runs. */
export interface StartFacts {
  /** The first language of the system as BCP 47, such as `zh-CN` or `en-GB`. */
  readonly language: string
  readonly platform: 'win32' | 'darwin' | 'linux'
  readonly version: string
  /** An instant to take for now, in ms, in tests and in the tour; null in every packaged app. */
  readonly clockOverride: number | null
  /** Which sample to make on first start, in tests and in the tour; null in every packaged app. */
  readonly sample: string | null
  /** `separate` when this start was given a folder of its own and shares nothing with the person's. */
  readonly profile: 'standard' | 'separate'
  /** As it was last kept; null when there is none. */
  readonly workspaces: WorkspaceList | null
}

/** `socket` is the address of a workspace: `ws://` or `wss://` with host and port, `/name` when it has a name there. */
export type RelayAnswer =
  | { readonly at: 'relay'; readonly protocol: number; readonly socket: string }
  /** A relay that shares no version of its protocol with this app. */
  | { readonly at: 'appTooOld' }
  | { readonly at: 'relayTooOld' }
  | { readonly at: 'other' }
  | { readonly at: 'refused' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'badAddress' }

export type SaveAnswer =
  | { readonly at: 'saved' }
  | { readonly at: 'cancelled' }
  | { readonly at: 'failed'; readonly reason: 'full' | 'notAllowed' | 'other' }

/** `name` is what the dialog proposes, without an extension. */
export interface FileToSave {
  readonly name: string
  readonly kind: 'project' | 'png' | 'svg'
  readonly bytes: Uint8Array
}

/** `name` is what the dialog proposes, without an extension. */
interface CourierToSave {
  readonly name: string
  readonly file: CourierFile
  /** Null for a file that anybody can open. */
  readonly passphrase: string | null
}

/** A file that the system handed to the app: double clicked, or dropped on its icon. */
export type OpenedFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly failed: 'tooBig' | 'unreadable' }

/** What the window has laid out for paper, one sheet a page; sides in mm. */
interface SheetsToPrint {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** What storage answers: a fault crosses the boundary as its reason. */
export type Answered<T> =
  | { readonly at: 'done'; readonly value: T }
  | { readonly at: 'failed'; readonly reason: StoreFaultReason }

/** What the window looks at from time to time, of one store. */
export interface DiskState {
  /** Where the profile lies. */
  readonly freeBytes: number
  /** null while restore points can be made. */
  readonly restorePoints: RestorePointFailure | null
}

interface SetOfStore {
  readonly store: string
  readonly set: SetName
}

type LinkAnswer = { readonly at: 'opened' } | { readonly at: 'notAllowed' }

interface IpcTable {
  readonly startFacts: { readonly argument: undefined; readonly answer: StartFacts }
  /** Opens https and mailto in the person's own programs, and nothing else. */
  readonly openExternal: { readonly argument: string; readonly answer: LinkAnswer }
  /** `address` as the person typed it: `host:port`, or with http, https, ws or wss before it. */
  readonly relayHealth: { readonly argument: string; readonly answer: RelayAnswer }
  /** Makes window controls, menus and `prefers-color-scheme` follow; remembered for the next first paint. */
  readonly setScheme: { readonly argument: Scheme; readonly answer: undefined }
  /** Durable once it is answered; rejects when it could not be written. */
  readonly keepWorkspaces: { readonly argument: WorkspaceList; readonly answer: undefined }
  /** Stores of which the main process holds anything. */
  readonly storesOnDisk: { readonly argument: undefined; readonly answer: readonly string[] }
  readonly diskState: { readonly argument: string; readonly answer: DiskState }
  /** A browser storage that can't be opened is put aside and begun anew. */
  readonly discardBrowserStorage: { readonly argument: undefined; readonly answer: undefined }
  readonly journalHead: { readonly argument: SetOfStore; readonly answer: Answered<JournalHead> }
  /** A bundle of all that the set's log, or its newest restore point, holds. */
  readonly readJournal: {
    readonly argument: SetOfStore & { readonly from: 'journal' | 'restorePoint' }
    readonly answer: Answered<Uint8Array>
  }
  /** Durable once it is answered: the number of each set's batch. */
  readonly appendToJournal: {
    readonly argument: { readonly store: string; readonly batches: readonly JournalBatch[] }
    readonly answer: Answered<Readonly<Record<string, number>>>
  }
  readonly restartJournal: {
    readonly argument: { readonly store: string; readonly batch: JournalBatch }
    readonly answer: Answered<number>
  }
  readonly removeFromJournal: {
    readonly argument: { readonly store: string; readonly sets: readonly SetName[] }
    readonly answer: Answered<undefined>
  }
  readonly journalSets: { readonly argument: string; readonly answer: Answered<readonly SetName[]> }
  readonly makeRestorePoint: {
    readonly argument: { readonly store: string; readonly reason: RestorePointReason }
    readonly answer: Answered<RestorePoint | null>
  }
  /** Newest first. */
  readonly restorePoints: { readonly argument: string; readonly answer: Answered<readonly RestorePoint[]> }
  readonly isRestorePointWhole: {
    readonly argument: { readonly store: string; readonly id: string }
    readonly answer: Answered<boolean>
  }
  /** A bundle; null when it is absent or damaged. */
  readonly readRestorePoint: {
    readonly argument: SetOfStore & { readonly id: string }
    readonly answer: Answered<Uint8Array | null>
  }
  /** In the system's file manager. */
  readonly showRestorePoints: { readonly argument: string; readonly answer: Answered<undefined> }
  readonly secondFolder: { readonly argument: undefined; readonly answer: Answered<SecondFolderState> }
  /** Asks which one in the system's dialog; who cancels it changes nothing. */
  readonly chooseSecondFolder: { readonly argument: undefined; readonly answer: Answered<SecondFolderState> }
  /** Asks for a folder; null when the person cancels. `workspace` is the bundle of that set. */
  readonly findBackups: {
    readonly argument: undefined
    readonly answer: Answered<
      | readonly {
          readonly point: RestorePoint
          readonly points: number
          readonly workspace: Uint8Array | null
        }[]
      | null
    >
  }
  /** The `at`-th of those that were found last becomes a store that is not there yet. */
  readonly adoptBackup: {
    readonly argument: { readonly store: string; readonly at: number }
    readonly answer: Answered<undefined>
  }
  /** Everything in the `at`-th of those that were found last: a bundle; null when it can't be read any more. */
  readonly readBackup: { readonly argument: number; readonly answer: Answered<Uint8Array | null> }
  readonly forgetSecondFolder: { readonly argument: undefined; readonly answer: Answered<SecondFolderState> }
  /** Asks where to; answers once the file was read back from the disk, opened and compared. */
  readonly saveCourier: { readonly argument: CourierToSave; readonly answer: SaveAnswer }
  readonly readCourier: {
    readonly argument: { readonly bytes: Uint8Array; readonly passphrase: string | null }
    readonly answer: CourierFile | Refusal
  }
  /** Each file once; null when there is none. */
  readonly openedFile: { readonly argument: undefined; readonly answer: OpenedFile | null }
  /** Asks where to, and writes the whole file or nothing. */
  readonly saveFile: { readonly argument: FileToSave; readonly answer: SaveAnswer }
  /** The page as its print styles lay it out, as a PDF; the argument is the name that is proposed. */
  readonly printPdf: { readonly argument: string; readonly answer: SaveAnswer }
  /** The window's answer to `flushBeforeQuit`; false means that something could not be saved. */
  readonly printSheets: { readonly argument: SheetsToPrint; readonly answer: SaveAnswer }
  readonly flushed: { readonly argument: boolean; readonly answer: undefined }
}

export type Channel = keyof IpcTable

export const STORAGE_CHANNELS = [
  'storesOnDisk',
  'diskState',
  'discardBrowserStorage',
  'journalHead',
  'readJournal',
  'appendToJournal',
  'restartJournal',
  'removeFromJournal',
  'journalSets',
  'makeRestorePoint',
  'restorePoints',
  'isRestorePointWhole',
  'readRestorePoint',
  'showRestorePoints',
  'secondFolder',
  'chooseSecondFolder',
  'forgetSecondFolder',
  'findBackups',
  'adoptBackup',
  'readBackup',
] as const satisfies readonly Channel[]

export type StorageChannel = (typeof STORAGE_CHANNELS)[number]
export type Argument<C extends Channel> = IpcTable[C]['argument']
export type Answer<C extends Channel> = IpcTable[C]['answer']

/** Sent to the window before it closes; the app waits a short while for `flushed`. */
export const FLUSH_BEFORE_QUIT = 'flushBeforeQuit'

/** Sent to the window when the system hands it a file; the window then asks for it. */
export const FILE_OPENED = 'fileOpened'

/** `window.warroom`: all that the window can reach outside itself. */
export interface Bridge {
  startFacts(): Promise<StartFacts>
  openExternal(url: string): Promise<LinkAnswer>
  relayHealth(address: string): Promise<RelayAnswer>
  setScheme(scheme: Scheme): Promise<void>
  keepWorkspaces(list: WorkspaceList): Promise<void>
  /** Asks a question of the journal or the restore points. */
  storage<C extends StorageChannel>(channel: C, argument: Argument<C>): Promise<Answer<C>>
  saveFile(file: FileToSave): Promise<SaveAnswer>
  saveCourier(courier: CourierToSave): Promise<SaveAnswer>
  readCourier(courier: Argument<'readCourier'>): Promise<CourierFile | Refusal>
  openedFile(): Promise<OpenedFile | null>
  /** Calls when a file waits to be asked for. Returns how to stop listening. */
  onFileOpened(listener: () => void): () => void
  printPdf(name: string): Promise<SaveAnswer>
  printSheets(sheets: SheetsToPrint): Promise<SaveAnswer>
  /** `save` settles when everything is durable, and rejects when it cannot be. Returns how to stop listening. */
  onFlushBeforeQuit(save: () => Promise<void>): () => void
}

declare global {
  interface Window {
    readonly warroom: Bridge
  }
}
