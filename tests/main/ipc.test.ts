import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, answerWindow, isOurPage } from '../../src-main/ipc/answer'
import { schemas } from '../../src-main/ipc/schemas'

type Ipc = Parameters<typeof answerWindow>[0]
type Listener = (event: unknown, argument: unknown) => unknown

function listenWith(): { channels: Map<string, Listener>; asked: string[] } {
  const channels = new Map<string, Listener>()
  const asked: string[] = []
  const reply = (name: string) => () => void asked.push(name)
  const answers = Object.fromEntries(
    Object.keys(schemas).map(name => [name, reply(name)]),
  ) as unknown as Answers
  answerWindow(
    { handle: (channel: string, listener: Listener) => void channels.set(channel, listener) } as Ipc,
    answers,
  )
  return { channels, asked }
}

const aFile = { name: 'plan', kind: 'project', bytes: Uint8Array.of(1) }
const aList = { shown: 'first', workspaces: [{ store: 'first', id: 'w', name: '', address: null }] }
const ofStore = { store: 'first' }
const ofSet = { ...ofStore, set: 'workspace' }
const batch = { set: 'workspace', updates: [] }
const storage = [
  ofSet,
  { ...ofSet, from: 'journal' },
  { ...ofStore, batches: [batch] },
  { ...ofStore, batch },
  { ...ofStore, sets: ['workspace'] },
  { ...ofStore, reason: 'byHand' },
  { ...ofStore, id: '2026-12-01T03-20-00-000Z' },
  { ...ofSet, id: '2026-12-01T03-20-00-000Z' },
  { ...ofStore, at: 0 },
]
const aCourier = {
  workspace: { id: 'w', name: '' },
  from: { personId: 'lin', name: '林悦', device: 'd' },
  to: null,
  at: 0,
  documents: [],
}
const couriers = [
  { name: 'x', file: aCourier, passphrase: null },
  { bytes: Uint8Array.of(1), passphrase: 'long enough' },
]
const sheets = { name: 'plan', width: 420, height: 297 }

const page = { origin: 'app://warroom', parent: null }
const ours = { senderFrame: page }

describe('the main process', () => {
  it('[IPC-7] listens to the channels of the contract and to no other', () => {
    expect([...listenWith().channels.keys()].sort()).toEqual([
      'adoptBackup',
      'appendToJournal',
      'chooseSecondFolder',
      'discardBrowserStorage',
      'diskState',
      'findBackups',
      'flushed',
      'forgetSecondFolder',
      'isRestorePointWhole',
      'journalHead',
      'journalSets',
      'keepWorkspaces',
      'makeRestorePoint',
      'openExternal',
      'openedFile',
      'printPdf',
      'printSheets',
      'readBackup',
      'readCourier',
      'readJournal',
      'readRestorePoint',
      'relayHealth',
      'removeFromJournal',
      'restartJournal',
      'restorePoints',
      'saveCourier',
      'saveFile',
      'secondFolder',
      'setScheme',
      'showRestorePoints',
      'startFacts',
      'storesOnDisk',
    ])
  })

  it.each([
    ['no frame', { senderFrame: null }],
    ['a frame inside the page', { senderFrame: { origin: 'app://warroom', parent: page } }],
    ['another origin', { senderFrame: { origin: 'https://example.com', parent: null } }],
    ['another host of the scheme', { senderFrame: { origin: 'app://other', parent: null } }],
    ['an origin that only begins alike', { senderFrame: { origin: 'app://warroom.example', parent: null } }],
    ['no origin', { senderFrame: { origin: 'null', parent: null } }],
  ])('[IPC-8] refuses %s', (_name, event) => {
    expect(isOurPage(event as never)).toBe(false)
    const { channels, asked } = listenWith()
    for (const listener of channels.values())
      expect(() => listener(event, undefined)).toThrow(/outside the app/)
    expect(asked).toEqual([])
  })

  it('[IPC-8] answers the page itself', () => {
    const { channels, asked } = listenWith()
    channels.get('startFacts')?.(ours, undefined)
    channels.get('setScheme')?.(ours, 'dark')
    expect(asked).toEqual(['startFacts', 'setScheme'])
  })

  it.each(Object.keys(schemas) as (keyof typeof schemas)[])(
    '[IPC-9] %s takes nothing but its own argument',
    channel => {
      const { channels } = listenWith()
      const verdict = (argument: unknown) => {
        try {
          channels.get(channel)?.(ours, argument)
          return 'taken'
        } catch (fault) {
          return String(fault).includes('wrong argument') ? 'refused' : String(fault)
        }
      }
      const seen = new Set<string>()
      fc.assert(
        fc.property(fc.anything(), argument => {
          seen.add(verdict(argument))
          expect(verdict(argument)).toBe(schemas[channel].safeParse(argument).success ? 'taken' : 'refused')
        }),
        {
          numRuns: 1_000,
          seed: 2026,
          examples: [
            [undefined],
            ['dark'],
            [true],
            [{ __proto__: null }],
            [aFile],
            [sheets],
            [aList],
            ...couriers.map(one => [one] as [unknown]),
            ...storage.map(one => [one] as [unknown]),
          ],
        },
      )
      expect([...seen].sort()).toEqual(['refused', 'taken'])
    },
  )

  it('[PRINT-13] prints no sheet that no printer takes, and writes no picture that is none', () => {
    for (const change of [
      { width: 49 },
      { height: 1_301 },
      { width: Number.NaN },
      { name: 'x'.repeat(1_001) },
    ]) {
      expect(schemas.printSheets.safeParse({ ...sheets, ...change }).success).toBe(false)
    }
    const fits = (kind: string, text: string) =>
      schemas.saveFile.safeParse({ name: 'plan', kind, bytes: new TextEncoder().encode(text) }).success
    expect([fits('svg', '<svg/>'), fits('svg', '<html>'), fits('png', '<svg/>'), fits('exe', 'MZ')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('[IPC-9] refuses sets, stores and batches that could lead out of the profile, or have no end', () => {
    for (const store of ['..', 'a/b', '', 'x'.repeat(65), 'a b'])
      expect(schemas.journalHead.safeParse({ store, set: 'workspace' }).success).toBe(false)
    for (const set of ['..', 'project.', 'project.a/b', 'plan.a', 'project.a~1', 'project.' + 'x'.repeat(65)])
      expect(schemas.journalHead.safeParse({ store: 'first', set }).success).toBe(false)
    expect(schemas.appendToJournal.safeParse({ store: 'first', batches: [] }).success).toBe(false)
    const update = { document: 'x'.repeat(201), update: Uint8Array.of(1) }
    expect(
      schemas.appendToJournal.safeParse({
        store: 'first',
        batches: [{ set: 'workspace', updates: [update] }],
      }).success,
    ).toBe(false)
  })

  it('[IPC-9] refuses texts without end', () => {
    expect(schemas.openExternal.safeParse('x'.repeat(2_049)).success).toBe(false)
    expect(schemas.relayHealth.safeParse('x'.repeat(301)).success).toBe(false)
  })
})
