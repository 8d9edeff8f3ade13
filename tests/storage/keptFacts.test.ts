import { expect, it } from 'vitest'
import { openKeptFacts } from '#shared/host/storage/keptFacts'
import { memoryLocalFacts } from '#shared/host/storage/memoryLocalFacts'
import { noteBook } from '#support/hostPorts'
import { startStorage, storedComputer } from '#support/storedComputer'
import { powerCutDisk } from '../relay/powerCutDisk'

const LIN = { personId: 'lin', device: 'desk' }

it('[COPIES-18] who sits here is known while any copy is left, and every copy gets it back', async () => {
  const computer = storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))
  const first = await startStorage(computer)
  const facts = await openKeptFacts(memoryLocalFacts(), first.journal, noteBook())
  await facts.put('identity', LIN)
  await facts.put('relay.address', 'relay:1234')
  await facts.put('relay.address', null)
  await facts.put('summary.a', { tasks: 1 })
  await first.points.make(first.journal, 'quit')
  await first.close()

  // The browser's storage is lost.
  const second = await startStorage(computer)
  const again = await openKeptFacts(memoryLocalFacts(), second.journal, noteBook())
  expect(await again.get('identity')).toEqual(LIN)
  expect(await again.get('relay.address')).toBeNull()
  expect(await again.get('summary.a')).toBeUndefined()
  await second.close()

  // And the journal with it.
  for (const name of await computer.disk.names('/profile/journal/logs/_facts+0'))
    await computer.disk.remove(`/profile/journal/logs/_facts+0/${name}`)
  const third = await startStorage(computer)
  const working = memoryLocalFacts()
  expect(await (await openKeptFacts(working, third.journal, noteBook())).get('identity')).toEqual(LIN)
  expect(await working.get('identity')).toEqual(LIN)
  computer.now += 900_000
  await third.points.make(third.journal, 'quit')
  await third.close()
  const fourth = await startStorage(computer)
  expect(await (await openKeptFacts(memoryLocalFacts(), fourth.journal, noteBook())).get('identity')).toEqual(
    LIN,
  )
})

it('[COPIES-18] facts from before there was a journal are taken into it', async () => {
  const computer = storedComputer(powerCutDisk(Number.POSITIVE_INFINITY))
  const { journal } = await startStorage(computer)
  const working = memoryLocalFacts()
  await working.put('identity', LIN)
  await openKeptFacts(working, journal, noteBook())
  const next = await startStorage(computer)
  expect(await (await openKeptFacts(memoryLocalFacts(), next.journal, noteBook())).get('identity')).toEqual(
    LIN,
  )
})
