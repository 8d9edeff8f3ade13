import type { Event, FieldChange } from '../model/event'
import type { Task } from '../model/task'

interface Assignment {
  readonly row: number
  readonly at: number
  readonly change: FieldChange
}

/** Who was responsible for a task when. Asked for a few waits only, so nothing is sorted for it. */
export class PeopleLog {
  private readonly assignments: Assignment[] = []

  assign(row: number, { at }: Event, change: FieldChange): void {
    this.assignments.push({ row, at, change })
  }

  responsibleAt(row: number, { personId }: Task, at: number): string | null {
    let person: unknown
    let isTold = false
    for (const one of this.assignments) {
      if (one.row !== row) continue
      if (!isTold) person = one.change.from
      isTold = true
      if (one.at <= at) person = one.change.to
    }
    if (!isTold) return personId
    return typeof person === 'string' ? person : null
  }
}
