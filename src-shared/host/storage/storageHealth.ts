import { type Refusal, refuse } from '../../domain/refusal'
import { sameValue } from '../../domain/sameValue'
import type { SetName } from '../../domain/setName'
import type { Log } from '../../ports/log'
import type { RestorePointFailure } from '../../ports/restorePoints'
import { type Listeners, startListeners } from '../documents/listeners'

/** How the copies on this computer are. Everything here is worth a sentence to the person. */
export interface StorageState {
  /** `lost`: the browser's storage does not work; what is saved is in the journal alone until the next start. */
  readonly workingCopy: 'good' | 'lost'
  /** `failed`: nothing can be written beside the browser's storage. */
  readonly journal: 'good' | 'failed'
  /** `low`: said in advance; `full`: what is here can be looked at, and nothing more is written by hand. */
  readonly disk: 'good' | 'low' | 'full'
  /** null while they can be made. */
  readonly restorePoints: RestorePointFailure | null
  /** Sets in which a copy was damaged or had lost something, and which were put together again from all copies. */
  readonly repaired: readonly SetName[]
}

export interface StorageHealth {
  state(): StorageState
  subscribe(listener: () => void): () => void
  change(part: Partial<Omit<StorageState, 'repaired'>>): void
  /** Of everything that a person would write now. */
  refusal(): Refusal | null
  repaired(set: SetName): void
}

export function startStorageHealth(log: Log): StorageHealth {
  const listeners: Listeners<void> = startListeners<void>(log)
  let now: StorageState = {
    workingCopy: 'good',
    journal: 'good',
    disk: 'good',
    restorePoints: null,
    repaired: [],
  }
  const put = (next: StorageState): void => {
    now = next
    listeners.tell()
  }
  return {
    state: () => now,
    subscribe: listeners.subscribe,
    change: part => {
      if (!Object.entries(part).every(([key, value]) => sameValue(now[key as keyof StorageState], value)))
        put({ ...now, ...part })
    },
    refusal: () => (now.disk === 'full' ? refuse('diskFull') : null),
    repaired: set => {
      if (!now.repaired.includes(set)) put({ ...now, repaired: [...now.repaired, set] })
    },
  }
}
