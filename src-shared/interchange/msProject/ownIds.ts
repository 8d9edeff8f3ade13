import { idText } from '../planText'
import { childOf, childrenOf, textIn, type XmlElement } from '../xmlText'

/** Text 1 of a task: ids that are no UIDs stand there, and survive MS Project. */
export const ID_FIELD = 188_743_731
export const ID_ALIAS = 'Warroom id'

/** How the tasks of a file are called here: by their own ids when a file of ours keeps them, else by their UIDs. */
export function taskIdsIn(project: XmlElement): (task: XmlElement) => string {
  const fields = childrenOf(childOf(project, 'ExtendedAttributes'), 'ExtendedAttribute')
  const field = fields.find(one => textIn(one, 'Alias') === ID_ALIAS)
  const fieldId = field === undefined ? null : textIn(field, 'FieldID')
  return task => {
    const own = childrenOf(task, 'ExtendedAttribute').find(one => textIn(one, 'FieldID') === fieldId)
    // Not trimmed: an id may begin with a space.
    return (own && childOf(own, 'Value')?.text) || idText(textIn(task, 'UID'))
  }
}

const WHOLE = /^[1-9]\d{0,8}$/

/** A UID for each id: its own when it is a whole number, else the next free one. */
export function uidsOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const uids = new Map(ids.filter(id => WHOLE.test(id)).map(id => [id, Number(id)]))
  let last = 0
  for (const uid of uids.values()) last = Math.max(last, uid)
  for (const id of ids) if (!uids.has(id)) uids.set(id, ++last)
  return uids
}
