import type { Log } from '../../ports/log'
import { StoreFault } from '../../ports/updateStore'
import type { WorkingCopy } from '../../ports/workingCopy'
import { memoryWorkingCopy } from './memoryWorkingCopy'

/** A working copy that is replaced by memory when it fails for good, and that is changed in turn. */
export class ReplaceableCopy {
  private current: WorkingCopy
  /** What is still to be done with it: it never holds up the journal. */
  private queue: Promise<void> = Promise.resolve()
  private isClosed = false

  constructor(
    private readonly given: WorkingCopy,
    private readonly log: Log,
    private readonly onLost: () => void,
  ) {
    this.current = given
  }

  /** The one that counts now. */
  get now(): WorkingCopy {
    return this.current
  }

  get isLost(): boolean {
    return this.current !== this.given
  }

  /** Settles when all that was begun in turn is over. */
  idle(): Promise<void> {
    return this.queue
  }

  /** One change after the other: what a merge puts in place must not lose what came meanwhile. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.queue.then(work)
    this.queue = run.then(
      () => undefined,
      () => undefined,
    )
    return run
  }

  /** In turn, and waited for by nobody: a copy that does not take it is lost. */
  follow(work: () => Promise<void>): void {
    void this.inTurn(work).catch((fault: unknown) => this.lose(fault))
  }

  /** Once more with the storage opened anew, and then in memory: the journal holds all that was saved. */
  async use<T>(work: (working: WorkingCopy) => Promise<T>): Promise<T> {
    const working = this.current
    try {
      return await work(working)
    } catch (fault) {
      if (!(fault instanceof StoreFault) || this.isClosed) throw fault
      this.log.fault('storage.workingCopy', fault)
      if (fault.reason !== 'hung' && working === this.current) {
        try {
          await working.reopen()
          return await work(working)
        } catch (again) {
          this.lose(again)
        }
      }
      this.lose(fault)
      return work(this.current)
    }
  }

  lose(fault: unknown): void {
    if (this.isLost) return
    this.log.fault('storage.workingCopyLost', fault)
    this.current = memoryWorkingCopy()
    this.onLost()
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.queue
    await this.current.close()
  }
}
