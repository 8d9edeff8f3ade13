import { MAX_TEXT } from '../domain/bounds'
import { isRecordId } from '../domain/recordId'
import type { AllRecords, FieldOf, Kind } from '../domain/records'
import { USUAL_PLANNING } from '../domain/planning'
import { builtInStatuses } from '../domain/status'
import * as read from './fields'

type Fields<K extends Kind> = {
  readonly [F in FieldOf<K>]: readonly [
    code: string,
    reader: read.Reader<AllRecords[K][F & keyof AllRecords[K]]>,
  ]
}

export interface Shape<K extends Kind> {
  /** Root name of the Y.Map. One letter, never reused. */
  readonly root: string
  /** Codes are append-only: never renamed, never reused. */
  readonly fields: Fields<K>
  /** Records that exist without having been created. */
  readonly builtIn?: readonly AllRecords[K][]
}

const removed = ['r', read.flag] as const
const words = ['w', read.wording] as const
const place = ['o', read.position] as const
const owner = ['t', read.text(64)] as const
const colour = ['c', read.mineral] as const
const layer = ['k', read.oneOf(['workspace', 'site', 'project', 'person'], 'project')] as const

/** How every record lies in its document. The only place that knows codes and roots. */
export const shapes: { readonly [K in Kind]: Shape<K> } = {
  task: {
    root: 't',
    fields: {
      isRemoved: removed,
      title: words,
      kind: ['k', read.oneOf(['task', 'design-draft', 'review', 'gate', 'offline', 'milestone'], 'task')],
      statusId: ['s', stored => (typeof stored === 'string' ? stored : 'todo')],
      phaseId: ['p', read.optionalText],
      personId: ['a', read.optionalText],
      role: ['j', read.optionalText],
      timing: ['d', read.timing],
      position: place,
      rank: ['n', read.position],
      deliverable: ['v', read.wording],
      tags: ['g', read.tags],
      isArchived: ['z', read.flag],
      isComplete: ['f', read.flag],
      constraint: ['q', read.constraint],
      deadline: ['e', read.optionalDay],
      actual: ['b', read.actual],
      parentId: ['u', read.optionalText],
    },
  },
  phase: { root: 'p', fields: { isRemoved: removed, name: words, colour, position: place } },
  status: {
    root: 's',
    builtIn: builtInStatuses,
    fields: {
      isRemoved: removed,
      name: ['w', read.optionalWording],
      colour: ['c', read.statusColour],
      category: ['k', read.oneOf(['todo', 'doing', 'waiting', 'done', 'dropped'], 'todo')],
      position: place,
      limit: ['l', read.optionalWhole],
      isArchived: ['z', read.flag],
    },
  },
  dependency: {
    root: 'd',
    fields: {
      isRemoved: removed,
      from: ['f', read.text(64)],
      to: ['t', read.text(64)],
      type: ['k', read.oneOf(['FS', 'SS', 'FF', 'SF'], 'FS')],
      lag: ['l', read.whole({ from: -3650, to: 3650, otherwise: 0 })],
      lagLength: ['m', read.lagLength],
      madeAt: ['i', read.instant],
    },
  },
  checklist: {
    root: 'h',
    fields: { isRemoved: removed, taskId: owner, name: ['w', read.text(1_000)], position: place },
  },
  checkItem: {
    root: 'k',
    fields: {
      isRemoved: removed,
      taskId: owner,
      checklistId: ['l', read.optionalText],
      text: words,
      isDone: ['x', read.flag],
      position: place,
    },
  },
  comment: {
    root: 'c',
    fields: {
      isRemoved: removed,
      taskId: owner,
      personId: ['a', read.text(64)],
      at: ['i', read.instant],
      text: ['w', read.text(MAX_TEXT)],
    },
  },
  link: {
    root: 'l',
    fields: {
      isRemoved: removed,
      taskId: owner,
      url: ['u', read.text(2_000)],
      title: ['w', read.text(1_000)],
    },
  },
  label: { root: 'b', fields: { isRemoved: removed, name: ['w', read.text(100)], colour } },
  labelling: { root: 'g', fields: { isRemoved: removed, taskId: owner, labelId: ['b', read.text(64)] } },
  participant: { root: 'm', fields: { isRemoved: removed, taskId: owner, personId: ['a', read.text(64)] } },
  contributor: {
    root: 'u',
    fields: {
      isRemoved: removed,
      name: ['w', read.text(1_000)],
      personId: ['a', read.optionalText],
      isMember: ['m', read.flag],
    },
  },
  goal: {
    root: 'o',
    fields: {
      isRemoved: removed,
      name: words,
      metric: ['k', read.oneOf(['onTimeLaunch', 'materialReady'], 'onTimeLaunch')],
      target: ['s', read.share],
      tag: ['g', read.text(64)],
      day: ['d', read.someDay],
      time: ['h', read.optionalTime],
      zone: ['n', read.zone],
      position: ['p', read.position],
    },
  },
  retroCard: {
    root: 'n',
    fields: {
      isRemoved: removed,
      list: ['k', read.oneOf(['keep', 'stop', 'start', 'action'], 'keep')],
      text: ['w', read.text(MAX_TEXT)],
      personId: ['a', read.text(64)],
      at: ['i', read.instant],
      taskId: ['t', read.optionalText],
      position: place,
    },
  },
  planning: {
    root: 'x',
    builtIn: [USUAL_PLANNING],
    fields: {
      isRemoved: removed,
      slipPolicy: ['k', read.oneOf(['push', 'keepGap', 'off'], 'push')],
      statusDay: ['d', read.optionalDay],
    },
  },
  baseline: {
    root: 'q',
    fields: {
      isRemoved: removed,
      name: ['w', read.text(100)],
      at: ['i', read.instant],
      personId: ['a', read.text(64)],
      dates: ['d', read.baselineDates],
    },
  },
  calendarDays: {
    root: 'z',
    fields: {
      isRemoved: removed,
      layer,
      ownerId: ['a', read.optionalText],
      name: ['w', read.text(100)],
      from: ['d', read.someDay],
      to: ['e', read.someDay],
      isWorking: ['x', read.flag],
      shifts: ['h', read.optionalShifts],
    },
  },
  calendarWeek: {
    root: 'w',
    fields: { isRemoved: removed, layer, ownerId: ['a', read.optionalText], week: ['h', read.optionalWeek] },
  },
  holidayYear: {
    root: 'h',
    fields: {
      isRemoved: removed,
      year: ['y', read.whole({ from: 1970, to: 2199, otherwise: 1970 })],
      days: ['d', read.holidays],
    },
  },
  keyDate: {
    root: 'y',
    fields: {
      isRemoved: removed,
      name: words,
      day: ['d', read.someDay],
      time: ['h', read.optionalTime],
      zone: ['n', read.zone],
    },
  },
  person: {
    root: 'p',
    fields: { isRemoved: removed, name: ['w', read.text(100)], colour, role: ['j', read.optionalText] },
  },
  project: {
    root: 'j',
    fields: {
      isRemoved: removed,
      name: words,
      colour,
      template: ['m', read.optionalText],
      keyDay: ['d', read.optionalDay],
      createdAt: ['i', read.instant],
      createdBy: ['a', read.text(64)],
      isArchived: ['z', read.flag],
      removedAt: ['x', read.optionalInstant],
      isPurged: ['u', read.flag],
    },
  },
  setting: { root: 's', fields: { isRemoved: removed, value: ['v', read.settingValue] } },
}

export const SEPARATOR = '\u001f'

export function fieldKey(id: string, code: string): string {
  return id + SEPARATOR + code
}

/** `null` for a key that no record can have. */
export function parseKey(key: string): { id: string; code: string | null } | null {
  const cut = key.indexOf(SEPARATOR)
  const id = cut < 0 ? key : key.slice(0, cut)
  return isRecordId(id) ? { id, code: cut < 0 ? null : key.slice(cut + 1) } : null
}

export function fieldOf<K extends Kind>(
  kind: K,
  field: FieldOf<K>,
): readonly [code: string, reader: read.Reader<unknown>] {
  const fields = shapes[kind].fields as Record<string, readonly [string, read.Reader<unknown>]>
  const entry = fields[field]
  if (entry === undefined) throw new Error(`no field ${field} of ${kind}`)
  return entry
}

export function codeOf<K extends Kind>(kind: K, field: FieldOf<K>): string {
  return fieldOf(kind, field)[0]
}
