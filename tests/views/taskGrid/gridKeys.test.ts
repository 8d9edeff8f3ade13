import { describe, expect, it } from 'vitest'
import { keyAct } from '../../../src-renderer/views/gantt/gesture/barKeys'
import type { KeyPress } from '../../../src-renderer/views/taskGrid/gridKeys'
import { emptyPlan, phase, planned, rowsOf, task, withRecords } from '#support/ganttPlan'

const plan = withRecords(
  emptyPlan,
  phase('p', 'a1'),
  phase('q', 'a2'),
  task('a', 'a1', { phaseId: 'p', timing: planned('2026-10-12', 2) }),
  task('b', 'a2', { phaseId: 'p' }),
  task('c', 'a3', { phaseId: 'q' }),
)
/** p a b q c */
const { rows } = rowsOf(plan)
const closed = rowsOf(plan, { collapsed: new Set(['p']) }).rows
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  altKey: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
})
const at = (active: number | null, key: string, held: Partial<KeyPress> = {}) =>
  keyAct(press(key, held), { rows, active, page: 3 })

describe('keys of the tree grid', () => {
  it('[GANTT-32] walk the rows and stop at both ends', () => {
    expect(at(1, 'ArrowDown')).toEqual({ act: 'goTo', at: 2 })
    expect(at(0, 'ArrowUp')).toEqual({ act: 'goTo', at: 0 })
    expect(at(null, 'ArrowDown')).toEqual({ act: 'goTo', at: 0 })
    expect(at(3, 'PageDown')).toEqual({ act: 'goTo', at: 4 })
    expect(at(4, 'PageUp')).toEqual({ act: 'goTo', at: 1 })
    expect(at(4, 'Home')).toEqual({ act: 'goTo', at: 0 })
    expect(at(0, 'End')).toEqual({ act: 'goTo', at: 4 })
  })

  it('[GANTT-33] open and close phases, go down into them and up out of them', () => {
    expect(at(0, 'ArrowLeft')).toEqual({ act: 'collapse', key: 'p', isCollapsed: true })
    expect(at(0, 'ArrowRight')).toEqual({ act: 'goTo', at: 1 })
    expect(at(0, ' ')).toEqual({ act: 'collapse', key: 'p', isCollapsed: null })
    expect(at(2, 'ArrowLeft')).toEqual({ act: 'goTo', at: 0 })
    expect(at(4, 'ArrowLeft')).toEqual({ act: 'goTo', at: 3 })
    expect(keyAct(press('ArrowRight'), { rows: closed, active: 0, page: 3 })).toEqual({
      act: 'collapse',
      key: 'p',
      isCollapsed: false,
    })
    expect(keyAct(press('ArrowLeft'), { rows: closed, active: 0, page: 3 })).toBeNull()
  })

  it('[GANTT-34] open the task, move it and change its length', () => {
    expect(at(1, 'Enter')).toMatchObject({ act: 'open', row: { key: 'a' } })
    expect(at(1, 'ArrowRight', { altKey: true })).toMatchObject({ act: 'move', by: 1, row: { key: 'a' } })
    expect(at(1, 'ArrowLeft', { altKey: true, shiftKey: true })).toMatchObject({ act: 'lengthen', by: -1 })
    expect(at(0, 'ArrowRight', { altKey: true })).toBeNull()
    expect(at(1, 'ArrowRight', { shiftKey: true })).toEqual({ act: 'pan', by: 1 })
  })

  it('[GANTT-35] leave the keys of others alone', () => {
    expect(at(1, 'z', { ctrlKey: true })).toBeNull()
    expect(at(1, 'Tab')).toBeNull()
    expect(at(1, 'x')).toBeNull()
    expect(at(1, ' ')).toEqual({ act: 'nothing' })
    expect(keyAct(press('ArrowDown'), { rows: [], active: null, page: 3 })).toBeNull()
  })

  it('[GANTT-57] type into the active row', () => {
    expect(at(1, 'F2')).toEqual({ act: 'edit', at: 1 })
    expect(at(null, 'F2')).toBeNull()
  })

  it('[GANTT-48] begin a dependency', () => {
    expect(at(1, 'l')).toMatchObject({ act: 'link', row: { key: 'a' } })
    expect(at(0, 'L')).toBeNull()
  })

  it('[GANTT-49] [GANTT-50] open and close a task with parts, and go up to it', () => {
    const nested = rowsOf(
      withRecords(
        emptyPlan,
        task('w', 'a1'),
        task('x', 'a2', { parentId: 'w' }),
        task('y', 'a3', { parentId: 'x' }),
        task('z', 'a4'),
      ),
    ).rows
    /** head w x y z */
    const on = (active: number, key: string, held: Partial<KeyPress> = {}) =>
      keyAct(press(key, held), { rows: nested, active, page: 3 })
    expect(on(1, 'ArrowLeft')).toEqual({ act: 'collapse', key: 'w', isCollapsed: true })
    expect(on(1, ' ')).toEqual({ act: 'collapse', key: 'w', isCollapsed: null })
    expect(on(1, 'Enter')).toMatchObject({ act: 'open' })
    expect(on(1, 'ArrowRight')).toEqual({ act: 'goTo', at: 2 })
    expect(on(3, 'ArrowLeft')).toEqual({ act: 'goTo', at: 2 })
    expect(on(4, 'ArrowLeft')).toEqual({ act: 'goTo', at: 0 })
    expect(on(3, 'ArrowRight')).toBeNull()
    expect(on(1, 'ArrowRight', { altKey: true })).toBeNull()
  })

  it('[GANTT-51] move a task among its siblings, in and out', () => {
    const way = (key: string, held: Partial<KeyPress>) => at(1, key, held)
    expect(way('ArrowUp', { altKey: true })).toMatchObject({ act: 'nest', way: 'up', row: { key: 'a' } })
    expect(way('ArrowDown', { altKey: true })).toMatchObject({ way: 'down' })
    expect(way(']', { ctrlKey: true })).toMatchObject({ way: 'in' })
    expect(way('[', { metaKey: true })).toMatchObject({ way: 'out' })
    expect(at(0, ']', { ctrlKey: true })).toBeNull()
  })

  it('[GANTT-53] [GANTT-55] mark tasks, and open the menu', () => {
    expect(at(1, 'ArrowDown', { shiftKey: true })).toEqual({ act: 'extend', to: 2 })
    expect(at(0, 'ArrowUp', { shiftKey: true })).toEqual({ act: 'extend', to: 0 })
    expect(at(1, ' ', { ctrlKey: true })).toMatchObject({ act: 'toggle', row: { key: 'a' } })
    expect(at(1, 'Escape')).toBeNull()
    expect(keyAct(press('Escape'), { rows, active: 1, page: 3, hasSelection: true })).toEqual({
      act: 'clear',
    })
    expect(at(1, 'F10', { shiftKey: true })).toMatchObject({ act: 'menu', row: { key: 'a' } })
    expect(at(1, 'ContextMenu')).toMatchObject({ act: 'menu' })
  })
})
