import type { PlanPreview } from '#shared/attempts/planPreview'
import type { Followed } from './scene/ports'

/** What is being tried, handed from a component to a chart that lives outside of them. */
export interface HeldPreview extends Followed<PlanPreview | null> {
  hold(preview: PlanPreview | null): void
}

export function makeHeldPreview(): HeldPreview {
  const listeners = new Set<() => void>()
  let held: PlanPreview | null = null
  return {
    now: () => held,
    follow: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hold(preview) {
      if (preview === held) return
      held = preview
      for (const listener of listeners) listener()
    },
  }
}
