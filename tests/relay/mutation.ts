import * as Y from 'yjs'
import {
  answerMessage,
  askMessage,
  presenceMessage,
  updateMessage,
} from '../../sync-server/src/connection/wire'
import { awarenessUpdate } from './rawClient'

export function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Frames as real clients send them, with every kind of content that Yjs writes. */
export function realFrames(): Uint8Array[] {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = [askMessage(Uint8Array.of(0))]
  doc.on('update', (update: Uint8Array) => frames.push(updateMessage(update)))
  const map = doc.getMap('m')
  const text = doc.getText('t')
  map.set('values', { a: [1, 2.5, null, true, 'x'], b: new Uint8Array(5) })
  text.insert(0, '作战室 war room')
  text.format(0, 3, { bold: true })
  text.insertEmbed(3, { image: 'x' })
  text.delete(1, 4)
  map.set('child', new Y.Map([['k', 1]]))
  map.set('list', Y.Array.from([1, 'two', new Y.Text('three')]))
  map.set('xml', new Y.XmlElement('p'))
  map.set('bytes', Uint8Array.of(1, 2, 3))
  map.set('sub', new Y.Doc({ guid: 'g' }))
  map.delete('child')
  frames.push(answerMessage(Y.encodeStateAsUpdate(doc)), askMessage(Y.encodeStateVector(doc)))
  frames.push(presenceMessage(awarenessUpdate([7, 3, '{"person":"张三"}'])))
  return frames
}

export function mutate(frame: Uint8Array, pick: (below: number) => number): Uint8Array {
  const bytes = [...frame]
  for (let left = 1 + pick(3); left > 0; left -= 1) {
    const at = pick(bytes.length + 1)
    const how = pick(6)
    if (how === 0) bytes[at] = pick(256)
    else if (how === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8))
    else if (how === 2) bytes.length = at
    else if (how === 3) bytes.splice(at, 0, pick(256), pick(256))
    else if (how === 4) bytes.splice(at, 1 + pick(4))
    else bytes.splice(at, 1, 0xff, 0xff, 0xff, pick(128))
  }
  return Uint8Array.from(bytes, byte => byte ?? 0)
}
