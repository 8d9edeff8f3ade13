import type { Replica } from './replica'
import { answerMessage } from '../connection/wire'

const EMPTY_STATE_VECTOR_BYTES = 1

/** SyncStep2 messages of one room. Connections that join while it does not change share one encoded document. */
export class Answers {
  private whole: { readonly version: number; readonly message: Uint8Array } | null = null

  to(stateVector: Uint8Array, replica: Replica, version: number): Uint8Array {
    if (stateVector.byteLength > EMPTY_STATE_VECTOR_BYTES)
      return answerMessage(replica.difference(stateVector))
    if (this.whole?.version !== version) {
      this.whole = { version, message: answerMessage(replica.difference()) }
    }
    return this.whole.message
  }
}
