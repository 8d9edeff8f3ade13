import { describe, expect, it } from 'vitest'
import { editNotes } from '#shared/commands/notes/editNotes'
import { addTask } from '#shared/commands/task/addTask'
import { invert, noteRestored, type Restored } from '#shared/document/undo'
import type { Performed } from '#shared/document/write'
import { type Edit, make, put } from '#shared/model/edit'
import { exchange, newReplica, plain, type Replica } from '#support/plan'
import { randomOf } from '#support/random'
import { write } from '#support/write'

const ID = 't1'
const title = (to: string): Edit => put('task', ID, { field: 'title', to })

/** Undo and redo of one replica over bare documents. */
function undoing(replica: Replica) {
  const restored: Restored = new Map()
  const revert = (step: readonly Performed[]): { performed: Performed[]; kept: number } => {
    const { edits, kept } = invert(replica.target, step, restored)
    const performed = write(replica.target, edits, { by: 'undo', command: 'test' })
    noteRestored(restored, step, performed)
    return { performed, kept }
  }
  return { revert }
}

const titleOf = (replica: Replica) => replica.now().task.get(ID)?.title

describe('undo as an inverse write', () => {
  it('[UNDO-1] takes back, brings back and takes back again', () => {
    const replica = newReplica()
    const { revert } = undoing(replica)
    replica.write(make('task', ID, { title: 'one' }))
    const step = replica.write(title('two'))
    const undone = revert(step)
    expect(titleOf(replica)).toBe('one')
    const redone = revert(undone.performed)
    expect(titleOf(replica)).toBe('two')
    revert(redone.performed)
    expect(titleOf(replica)).toBe('one')
  })

  it('[UNDO-2] several edits of one field go back one after the other to the start', () => {
    const replica = newReplica()
    const { revert } = undoing(replica)
    replica.write(make('task', ID, { title: 'zero' }))
    const steps = ['one', 'two', 'three'].map(to => replica.write(title(to)))
    const seen: unknown[] = []
    const redo: Performed[][] = []
    for (const step of [...steps].reverse()) {
      redo.push(revert(step).performed)
      seen.push(titleOf(replica))
    }
    for (const step of redo.reverse()) {
      revert(step)
      seen.push(titleOf(replica))
    }
    expect(seen).toEqual(['two', 'one', 'zero', 'one', 'two', 'three'])
  })

  it('[UNDO-9] a step that wrote a field twice goes back to before both, and forward to the second', () => {
    const replica = newReplica()
    const { revert } = undoing(replica)
    replica.write(make('task', ID, { title: 'zero' }))
    const earlier = replica.write(title('one'))
    const step = [...replica.write(title('two')), ...replica.write(title('three'))]
    const undone = revert(step)
    expect([titleOf(replica), undone.kept]).toEqual(['one', 0])
    revert(undone.performed)
    expect(titleOf(replica)).toBe('three')
    revert(step)
    revert(earlier)
    expect(titleOf(replica)).toBe('zero')
  })

  it('[UNDO-3] after a peer’s overwrite neither that nor anything older of the field is undone', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    const { revert } = undoing(a)
    a.write(make('task', ID, { title: 'zero' }))
    const steps = [a.write(title('one')), a.write(title('two'))]
    exchange(a, b)
    b.write(title('theirs'))
    exchange(a, b)
    for (const step of [...steps].reverse()) expect(revert(step)).toEqual({ performed: [], kept: 1 })
    expect(titleOf(a)).toBe('theirs')
  })

  it('[UNDO-3] an own write over a peer’s goes back to the peer’s and no further', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    const { revert } = undoing(a)
    a.write(make('task', ID, { title: 'zero' }))
    const first = a.write(title('mine'))
    exchange(a, b)
    b.write(title('theirs'))
    exchange(a, b)
    const second = a.write(title('mine again'))
    expect(revert(second).kept).toBe(0)
    expect(titleOf(a)).toBe('theirs')
    expect(revert(first)).toEqual({ performed: [], kept: 1 })
    expect(titleOf(a)).toBe('theirs')
  })

  it('[UNDO-3] a step over several fields goes back where nobody wrote since, and says how many stay', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    const { revert } = undoing(a)
    a.write(make('task', ID, { title: 'zero' }))
    const step = a.write(title('mine'), put('task', ID, { field: 'statusId', to: 'doing' }))
    exchange(a, b)
    b.write(title('theirs'))
    exchange(a, b)
    expect(revert(step)).toMatchObject({ kept: 1 })
    expect(a.now().task.get(ID)).toMatchObject({ title: 'theirs', statusId: 'todo' })
  })

  it('[UNDO-4] a creation is taken back by removal, and what a colleague edited comes back with it', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    const { revert } = undoing(a)
    const step = a.run(addTask, { title: 'new' })
    const id = (step[0] as { id: string }).id
    const undone = revert(step)
    expect(a.now().task.get(id)?.isRemoved).toBe(true)
    exchange(a, b)
    b.write(put('task', id, { field: 'title', to: 'edited meanwhile' }))
    exchange(a, b)
    revert(undone.performed)
    expect(a.now().task.get(id)).toMatchObject({ isRemoved: false, title: 'edited meanwhile' })
  })

  it('[UNDO-5] a change of notes goes back while the note still reads so, and stays otherwise', () => {
    const [a, b] = [newReplica(1), newReplica(2)]
    const { revert } = undoing(a)
    a.write(make('task', ID, { title: 'one' }))
    const first = a.run(editNotes, { taskId: ID, from: '', to: 'hello 😀' })
    const second = a.run(editNotes, { taskId: ID, from: 'hello 😀', to: 'hello 😁 world' })
    revert(second)
    expect(a.now().notes.get(ID)).toBe('hello 😀')
    exchange(a, b)
    b.run(editNotes, { taskId: ID, from: 'hello 😀', to: 'hello 😀!' })
    exchange(a, b)
    expect(revert(first)).toEqual({ performed: [], kept: 1 })
    expect(a.now().notes.get(ID)).toBe('hello 😀!')
  })

  it('[UNDO-6] random steps, all undone: the picture is that of the start; all redone: that of the end', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = randomOf(seed)
      const replica = newReplica()
      const { revert } = undoing(replica)
      const ids = ['t1', 't2', 't3']
      replica.write(...ids.map(id => make('task', id, { title: id })))
      const start = JSON.stringify(plain(replica.now()))
      const steps = Array.from({ length: 30 }, () => {
        const id = random.pick(ids)
        return random.chance(0.3)
          ? replica.run(editNotes, {
              taskId: id,
              from: replica.now().notes.get(id) ?? '',
              to: `note ${random.below(9)}`,
            })
          : replica.write(
              put('task', id, { field: 'title', to: `title ${random.below(4)}` }),
              put('task', id, { field: 'statusId', to: random.pick(['todo', 'doing', 'done']) }),
            )
      })
      const end = JSON.stringify(plain(replica.now()))
      const undone = [...steps].reverse().map(step => revert(step))
      expect(undone.every(({ kept }) => kept === 0)).toBe(true)
      expect(JSON.stringify(plain(replica.now())), `seed ${seed}`).toBe(start)
      for (const { performed } of undone.reverse()) revert(performed)
      expect(JSON.stringify(plain(replica.now())), `seed ${seed}`).toBe(end)
    }
  })

  it('[UNDO-7] undo never touches another replica’s last write (300 random runs)', () => {
    let overwritten = 0
    for (let seed = 0; seed < 300; seed++) {
      const random = randomOf(seed)
      const [a, b] = [newReplica(1 + random.below(1000)), newReplica(2000 + random.below(1000))]
      const { revert } = undoing(a)
      a.write(make('task', ID, { title: 'zero' }))
      exchange(a, b)
      const steps: Performed[][] = []
      for (let n = 0; n < 8; n++) {
        if (random.chance(0.6)) steps.push(a.write(title(`a${n}`)))
        else b.write(title(`b${n}`))
        if (random.chance(0.5)) exchange(a, b)
      }
      exchange(a, b)
      const before = titleOf(a)
      const isTheirs = String(before).startsWith('b')
      overwritten += Number(isTheirs)
      for (const step of isTheirs ? steps.reverse() : []) revert(step)
      expect(titleOf(a), `seed ${seed}`).toBe(before)
    }
    expect(overwritten).toBeGreaterThan(50)
  })
})
