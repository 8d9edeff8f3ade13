import type { Dates } from './dates'
import type { Passed } from './forward'
import { FROM_FINISH, NO_LINK } from './links'
import { childrenOf, type Tree } from './tree'

/** Of a chain as long as a plan is large, told to each of its tasks that is late, nobody reads more. */
export const LONGEST_CHAIN = 200

/**
 * The tasks that drive one another up to a link, the first one first; of more than `LONGEST_CHAIN` the last ones.
 * A summary stands for its own that it waits for.
 */
export function chainTo(link: number, { network, forward: { early, drivers } }: Passed): string[] {
  const { links, tree, plan } = network
  const out: string[] = []
  for (let at = link; at !== NO_LINK && out.length < LONGEST_CHAIN; ) {
    const isFromFinish = ((links.bits[at] ?? 0) & FROM_FINISH) !== 0
    const place = driving(tree, links.from[at] ?? 0, isFromFinish ? early.finish : early.start)
    out.push(plan.tasks[place]?.id ?? '')
    at = drivers[place] ?? NO_LINK
  }
  return out.reverse()
}

function driving(tree: Tree, place: number, dates: Dates['start']): number {
  let at = place
  for (;;) {
    const within = childrenOf(tree, at).find(child => dates[child] === dates[at])
    if (within === undefined) return at
    at = within
  }
}
