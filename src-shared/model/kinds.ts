import type { Removable } from '../domain/removable'
import { baseline } from './baseline'
import { calendarDays } from './calendarDays'
import { calendarWeek } from './calendarWeek'
import { checkItem } from './checkItem'
import { checklist } from './checklist'
import { comment } from './comment'
import { contributor } from './contributor'
import { dependency } from './dependency'
import type { Reader } from './fields'
import { goal } from './goal'
import { holidayYear } from './holidayYear'
import { keyDate } from './keyDate'
import type { DocumentKind, KindOf } from './kind'
import { label } from './label'
import { labelling } from './labelling'
import { link } from './link'
import { lostWrite } from './lostWrite'
import { moveReason } from './moveReason'
import { participant } from './participant'
import { person } from './person'
import { phase } from './phase'
import { planning } from './planning'
import { project } from './project'
import { retroCard } from './retroCard'
import { setting } from './setting'
import { status } from './status'
import { task } from './task'
import { workspaceInfo } from './workspaceInfo'

/** Every kind of record. Lists, types of snapshots, codes and what is copied all come from here. */
export const kinds = {
  task,
  phase,
  status,
  dependency,
  checklist,
  checkItem,
  comment,
  link,
  label,
  labelling,
  participant,
  contributor,
  keyDate,
  goal,
  retroCard,
  planning,
  baseline,
  calendarDays,
  calendarWeek,
  moveReason,
  lostWrite,
  person,
  project,
  holidayYear,
  setting,
  workspaceInfo,
}

type Kinds = typeof kinds
type RecordOf<S> = S extends KindOf<infer R, DocumentKind> ? R : never
type KindIn<D extends DocumentKind> = {
  [K in Kind]: D extends Kinds[K]['liesIn'][number] ? K : never
}[Kind]

export type Kind = keyof Kinds
export type AllRecords = { [K in Kind]: RecordOf<Kinds[K]> }
export type FieldOf<K extends Kind> = Exclude<keyof AllRecords[K] & string, 'id'>
export type PlanKind = KindIn<'plan'>
export type WorkspaceKind = KindIn<'workspace'>
type MeKind = KindIn<'me'>
export type PlanRecords = Pick<AllRecords, PlanKind>
export type WorkspaceRecords = Pick<AllRecords, WorkspaceKind>
export type MeRecords = Pick<AllRecords, MeKind>
/** Kinds of which every record belongs to a task. */
export type OwnedKind = {
  [K in PlanKind]: PlanRecords[K] extends { readonly taskId: string } ? K : never
}[PlanKind]

/** What is known of a kind where it does not matter which one it is. */
export type AnyKind = KindOf<Removable, DocumentKind>

export function kindNamed(kind: Kind): AnyKind {
  return kinds[kind] as unknown as AnyKind
}

/** Reads what is stored of a field, undefined for nothing; no reader where this version does not know the field. */
export function fieldReader(kind: Kind, field: string): Reader<unknown> | undefined {
  const fields = kindNamed(kind).fields as Readonly<Record<string, readonly [code: string, Reader<unknown>]>>
  return Object.hasOwn(fields, field) ? fields[field]?.[1] : undefined
}

/** The kind of a record that a log or a peer names as it likes. */
export function isPlanKind(kind: string): kind is PlanKind {
  return (planKinds as readonly string[]).includes(kind)
}

function kindsWhere(is: (kind: AnyKind) => boolean): Kind[] {
  return (Object.keys(kinds) as Kind[]).filter(kind => is(kindNamed(kind)))
}

export const planKinds = kindsWhere(({ liesIn }) => liesIn.includes('plan')) as readonly PlanKind[]
export const workspaceKinds = kindsWhere(({ liesIn }) =>
  liesIn.includes('workspace'),
) as readonly WorkspaceKind[]
export const meKinds = kindsWhere(({ liesIn }) => liesIn.includes('me')) as readonly MeKind[]
export const ownedKinds = kindsWhere(({ ofTask }) => ofTask === true) as readonly OwnedKind[]

/** Whether two people who write this field at once may lose something that a person would look at. */
export function isReviewed(kind: Kind, field: string): boolean {
  const { notReviewed = [] } = kindNamed(kind)
  return notReviewed !== 'all' && !(notReviewed as readonly string[]).includes(field)
}
