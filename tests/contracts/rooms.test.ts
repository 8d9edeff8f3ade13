import { expect, it } from 'vitest'
import { documentIn, ROOM_NAME, roomOf } from '#shared/contracts/relay'
import { isDocumentId } from '#shared/domain/documentId'

const documents = ['workspace', 'plan.p1', 'text.p1', 'events.p1.2026-11', 'me.lin']

it.each(['', 'shop2', 'a', '-', 'x'.repeat(40)])(
  '[RELAY-85] a room of workspace %j is found in it and in no other',
  workspace => {
    for (const document of documents) {
      const room = roomOf(workspace, document)
      expect([room, ROOM_NAME.test(room)]).toEqual([room, true])
      expect(documentIn(workspace, room)).toBe(document)
      const others = ['', 'shop2', 'shop', 'a', '-'].filter(other => other !== workspace)
      expect(others.filter(other => documentIn(other, room) !== null)).toEqual([])
    }
  },
)

it('[RELAY-85] the workspace without a name has the rooms of before there were names', () => {
  expect(documents.map(document => roomOf('', document))).toEqual(documents)
  expect(documents.every(isDocumentId)).toBe(true)
})
