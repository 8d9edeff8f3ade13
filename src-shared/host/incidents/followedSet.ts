import { bringBack } from '../../commands/incident/bringBack'
import type { Erased } from '../../document/erased'
import type { ForeignChange } from '../../document/foreign'
import { isRefusal } from '../../domain/refusal'
import type { SetName } from '../../domain/setName'
import {
  addForeignWork,
  beginForeignWork,
  type Excess,
  excessOf,
  type ForeignWork,
} from '../../insight/foreignWork'
import type { Event } from '../../model/event'
import type { Incident } from '../../model/incident'
import type { Kind } from '../../model/kinds'
import { EMPTY_PLAN, type PlanSnapshot } from '../../model/snapshot'
import { erasureIncident } from './erasures'
import { type IncidentPorts, type KeptIncidents, knownMarks } from './keptIncidents'

/** What others do within this time is looked at together. */
const WINDOW_MS = 600_000
/** How often it is looked at while more comes. */
const JUDGE_EVERY_MS = 2_000
/** And after the last of it, for the log comes later than what it tells of. */
const JUDGE_LAST_MS = 25_000
/** What no log tells of may still be on its way. */
const EXPLAINED_BY_MS = 20_000
/** What an update that has not come may still put right. */
const COMPLETE_BY_MS = 3_600_000
/** An older log is not asked who did it. */
const LOG_MS = 92 * 86_400_000

/** What is followed, open or not. */
export interface FollowedSource {
  readonly set: SetName
  /** As it is now; null where it is not open, and what was told last counts. */
  readonly snapshot: (() => object) | null
  isErased(kind: Kind, id: string, field: string | null): boolean
  isIncomplete(): boolean
  history(from: number, to: number): Promise<readonly Event[]>
}

export interface FollowedParts extends IncidentPorts {
  readonly kept: KeptIncidents
  readonly newId: () => string
}

/** Watches over one set: what others take away in it becomes an incident, and stops being one when it is there again. */
export class FollowedSet {
  private work: ForeignWork | null = null
  private last: object = EMPTY_PLAN
  /** Of the present window, by cause. */
  private readonly ids = new Map<Excess['cause'], string>()
  private callOffSoon: (() => void) | null = null
  private callOffLast: (() => void) | null = null

  constructor(
    private readonly source: FollowedSource,
    private readonly parts: FollowedParts,
  ) {}

  /** What was erased in it before, and whether what is kept of it still is so. */
  async begin(erasedBefore: readonly Erased[]): Promise<void> {
    await this.parts.kept.ready()
    this.noteErased(erasedBefore, [])
    for (const one of this.open()) if (one.cause !== 'erased') this.resume(one)
    this.recheck()
  }

  take({ before, after, erased, erasedNotes }: ForeignChange<object>): void {
    this.last = after
    if (erased.length + erasedNotes.length > 0)
      void this.parts.kept.ready().then(() => this.noteErased(erased, erasedNotes))
    if (isPlan(before) && isPlan(after)) this.compare(before, after)
    if (this.open().length > 0 || this.work !== null) this.judgeSoon()
  }

  /** What lies between two states of a project that others may have changed at once. */
  compare(before: PlanSnapshot, after: PlanSnapshot): void {
    const now = this.parts.clock.now()
    if (this.work === null || now - this.work.since > WINDOW_MS) {
      this.work = beginForeignWork(before, now)
      this.ids.clear()
    }
    addForeignWork(this.work, before, after)
    if (this.work.values.size + this.work.notes.size > 0) this.judgeSoon()
  }

  /** Something was done here as well: it may have put right what was wrong. */
  changed(): void {
    if (this.open().length > 0) this.judgeSoon()
  }

  /** The log comes in its own time, also after everything was weighed. */
  logCame(): void {
    if (this.open().length > 0 || this.work !== null) this.judgeSoon()
  }

  stop(): void {
    this.callOffSoon?.()
    this.callOffLast?.()
  }

  private open(): readonly Incident[] {
    return this.parts.kept.all().filter(one => one.set === this.source.set && one.settled === null)
  }

  private noteErased(erased: readonly Erased[], notes: ForeignChange<object>['erasedNotes']): void {
    const { kept, clock, newId } = this.parts
    const { set } = this.source
    const known = knownMarks(kept.all(), set)
    const news = erased.filter(({ mark }) => !known.has(mark))
    if (news.length + notes.length === 0) return
    const now = clock.now()
    const shownFrom = this.source.isIncomplete() ? now + COMPLETE_BY_MS : now
    const erasure = { set, erased: news, notes, snapshot: this.now() }
    kept.keep(erasureIncident(erasure, kept.all(), { now, newId, shownFrom }))
  }

  /** An incident of an earlier start whose log may have come since. */
  private resume(incident: Incident): void {
    if (incident.by.length > 0 || this.work !== null) return
    const { at, total, values, notes } = incident
    this.work = {
      since: at,
      total,
      values: new Map(values.map(one => [`${one.id}/${one.field}`, one])),
      notes: new Map(notes.map(one => [one.taskId, one])),
      made: new Set(),
    }
    this.ids.set(incident.cause === 'removed' ? 'removed' : 'overwritten', incident.id)
    this.judgeSoon()
  }

  private judgeSoon(): void {
    this.callOffLast?.()
    this.callOffLast = this.judgeAfter(JUDGE_LAST_MS)
    this.callOffSoon ??= this.judgeAfter(JUDGE_EVERY_MS, () => {
      this.callOffSoon = null
    })
  }

  private judgeAfter(ms: number, first: () => void = () => undefined): () => void {
    const { timers, log } = this.parts
    return timers.after(ms, () => {
      first()
      this.judge().catch((fault: unknown) => log.fault('incident.judge', fault))
    })
  }

  private async judge(): Promise<void> {
    const { clock, kept } = this.parts
    await kept.ready()
    const { work } = this
    const isPossible = work !== null && excessOf(work, this.plan(), []).length > 0
    if (work !== null && (isPossible || this.ids.size > 0)) {
      const events = await this.source.history(clock.now() - LOG_MS, clock.now())
      if (this.work === work) this.keepExcess(work, excessOf(work, this.plan(), events))
    }
    this.recheck()
  }

  private now(): object {
    return this.source.snapshot?.() ?? this.last
  }

  private plan(): PlanSnapshot {
    return this.now() as PlanSnapshot
  }

  private keepExcess(work: ForeignWork, found: readonly Excess[]): void {
    for (const cause of ['removed', 'overwritten'] as const) {
      const id = this.ids.get(cause)
      const known = this.parts.kept.all().find(one => one.id === id)
      const excess = found.find(one => one.cause === cause)
      if (known !== undefined && known.settled !== null) this.work = null
      else if (excess !== undefined) this.keepOne(work, excess, known)
      else if (known !== undefined) this.parts.kept.withdraw(known.id)
    }
  }

  private keepOne({ total }: ForeignWork, { isTold, ...excess }: Excess, known: Incident | undefined): void {
    const { clock, kept, newId } = this.parts
    const at = known?.at ?? clock.now()
    // A removal is shown at once: who did it is said when it is known.
    const shownFrom = isTold || excess.cause === 'removed' ? at : at + EXPLAINED_BY_MS
    const id = known?.id ?? newId()
    this.ids.set(excess.cause, id)
    const { set } = this.source
    kept.keep({ id, set, at, shownFrom, total, unknown: 0, marks: [], settled: null, ...excess })
  }

  /** What is there again, or was written again, is no incident any more. */
  private recheck(): void {
    const { kept, clock } = this.parts
    const snapshot = this.now()
    for (const one of this.open()) {
      const input = { values: one.values, notes: one.notes }
      const isOver = one.unknown === 0 && isRefusal(bringBack(snapshot, input))
      if (isOver) this.end(one)
      else if (one.cause === 'erased' && one.shownFrom > clock.now() && !this.source.isIncomplete())
        kept.keep({ ...one, shownFrom: clock.now() })
    }
  }

  /** Erased writes that were only waited for must be told when they are erased indeed. */
  private end(one: Incident): void {
    const { kept } = this.parts
    const wasErased = one.values.some(({ kind, id, field }) => this.source.isErased(kind, id, field))
    if (one.cause === 'erased' && (wasErased || one.notes.length > 0))
      kept.keep({ ...one, settled: 'broughtBack' })
    else kept.withdraw(one.id)
  }
}

function isPlan(snapshot: object): snapshot is PlanSnapshot {
  return 'task' in snapshot
}
