import { describe, expect, it } from 'vitest'
import { USUAL_PLANNING } from '#shared/model/planning'
import { ganttLinks, linksBetween } from '#shared/projections/gantt/links'
import { dependency, emptyPlan, planned, record, rowsOf, task, withRecords } from '#support/ganttPlan'

const ids = Array.from({ length: 200 }, (_, n) => `t${String(n).padStart(3, '0')}`)
const plan = withRecords(
  emptyPlan,
  record('planning', { ...USUAL_PLANNING, slipPolicy: 'off' }),
  ...ids.map(id => task(id, id, { timing: planned('2026-10-12', 1) })),
  dependency('t010', 't011'),
  dependency('t005', 't190'),
  dependency('t060', 't070'),
  dependency('t100', 'nobody'),
)
// The head of the tasks without a phase is row 0, so that t010 lies on row 11.
const links = ganttLinks(rowsOf(plan), null)
const found = (first: number, last: number) => linksBetween(links, first, last).map(link => link.dependencyId)

describe('links', () => {
  it('[GANTT-14] of a window are those with an end in it, each once', () => {
    expect(found(0, 40).toSorted()).toEqual(['t005~t190', 't010~t011'])
    expect(found(11, 11)).toEqual(['t010~t011'])
    expect(found(50, 80)).toEqual(['t060~t070'])
    expect(found(0, 200).toSorted()).toEqual(['t005~t190', 't010~t011', 't060~t070'])
  })

  it('[GANTT-14] that only pass through a window are not drawn', () => {
    expect(found(90, 120)).toEqual([])
  })

  it('[GANTT-15] know which are broken', () => {
    expect(linksBetween(links, 11, 11)).toMatchObject([{ from: 11, to: 12, isBroken: true }])
  })

  it('[GANTT-16] to rows that are hidden are not drawn', () => {
    const closed = ganttLinks(rowsOf(plan, { collapsed: new Set(['without-phase']) }), null)
    expect(linksBetween(closed, 0, 300)).toEqual([])
  })
})
