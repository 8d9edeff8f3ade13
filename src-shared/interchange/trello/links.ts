import { MAX_TITLE } from '../../domain/bounds'
import { parseWebLink } from '../../domain/webLink'
import type { ForeignLink } from '../../model/foreignBoard'
import { recordId } from './ids'
import { type Bag, type Tally, textOf } from './raw'

/** Attachments of a card by their address; `seen` are those of the cards before. */
export function readLinks(card: Bag, cardId: string, { seen, tally }: Links): ForeignLink[] {
  const out: ForeignLink[] = []
  for (const [index, bag] of tally.bags(card.attachments, 'attachment').entries()) {
    const id = recordId(bag.id, `attachment/${cardId}/${index}`)
    const url = parseWebLink(textOf(bag.url))
    if (url === null) tally.add('attachment', 'badAddress')
    else if (seen.has(id)) tally.add('attachment', 'duplicate')
    else {
      seen.add(id)
      out.push({ id, url, title: tally.line(bag.name, MAX_TITLE) })
    }
  }
  return out
}

interface Links {
  readonly seen: Set<string>
  readonly tally: Tally
}
