import type { Dates } from './dates'
import type { Passed } from './forward'
import { FROM_FINISH, NO_LINK } from './links'
import { childrenOf, type Tree } from './tree'

/** The tasks that drive one another up to a link, the first one first. A summary stands for its own that it waits for. */
export function chainTo(link: number, { network, forward: { early, drivers } }: Passed): string[] {
  const { links, tree, plan } = network
  const out: string[] = []
  for (let at = link; at !== NO_LINK; ) {
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
