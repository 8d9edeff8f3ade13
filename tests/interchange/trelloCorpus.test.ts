import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#shared/calendar/chinaCalendar'
import { readTrello } from '#shared/interchange/trello/readTrello'
import { sharedData } from '#support/sharedData'

const folder = sharedData('trello', 'the boards of the corpus')
describe.skipIf(folder === null)('x', () => {
  it.each(['pacs-spark', 'tekken-notes', 'tv-ideas-206-cards', 'deck-minimal'])('%s', name => {
    const b = readTrello(readFileSync(join(folder ?? '', `${name}.json`), 'utf8'), {
      zone: 'Asia/Shanghai',
      calendar: chinaCalendar,
    })
    if ('refused' in b) throw new Error(b.refused)
    console.warn(
      b.lists.map(l => [l.name, l.category, l.position]),
      b.cards[0],
      b.history.slice(0, 3),
      b.leftOut,
      b.members,
    )
    expect(b).toBeTruthy()
  })
})
