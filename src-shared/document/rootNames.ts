import type * as Y from 'yjs'

type Root = Y.Doc['share'] extends Map<string, infer R> ? R : never

/**
 * The roots of a document with many of them. To encode the first item of a root Yjs searches all roots for its name
 * (`findRootTypeKey`, by `share.entries()`), mostly in the order in which they were made: each search begins where the
 * last one ended. From the beginning, an import of 10,000 notes spends half of its time and most of its memory there.
 * Reads a Yjs internal, pinned by a test.
 */
class RootNames extends Map<string, Root> {
  private readonly names: string[] = []
  private at = 0

  override set(name: string, root: Root): this {
    if (!this.has(name)) this.names.push(name)
    return super.set(name, root)
  }

  override *entries(): MapIterator<[string, Root]> {
    const [begin, count] = [this.at, this.names.length]
    for (let n = 0; n < count; n++) {
      this.at = (begin + n) % count
      const name = this.names[this.at] ?? ''
      const root = this.get(name)
      if (root !== undefined) yield [name, root]
    }
  }
}

/** For a document that has no roots yet. */
export function findRootsQuickly(doc: Y.Doc): Y.Doc {
  doc.share = new RootNames()
  return doc
}
