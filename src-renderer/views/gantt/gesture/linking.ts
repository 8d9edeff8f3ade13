import type { DependencyType } from '#shared/model/dependency'
import { wordingIn } from '#shared/domain/wording'
import type { PlanIntent } from '#shared/commands/intent'
import type { PreviewWords } from '../paint/dragPreview'
import type { ChartPorts } from '../scene/ports'

/** A dependency that is being drawn and not yet added. */
export interface ProposedLink {
  readonly from: string
  /** Null while no task is under the pointer. */
  readonly to: string | null
  readonly type: DependencyType
}

/** Describes a proposed dependency, and adds it. */
export interface Linking {
  wordsFor(link: ProposedLink): PreviewWords
  write(link: ProposedLink): Promise<void>
}

export function makeLinking(ports: ChartPorts): Linking {
  const { words } = ports
  const titleOf = (id: string): string => {
    const task = ports.plan.now().task.get(id)
    return task === undefined ? '' : wordingIn(task.title, words.language)
  }
  const sentence = ({ from, to, type }: ProposedLink): string =>
    words.say('gantt.linkTo', {
      from: titleOf(from),
      to: to === null ? '' : titleOf(to),
      type: words.say(`gantt.linkTypes.${type}`),
    })
  // Checking for a cycle is not free: once per target, not per pointer event.
  let asked: { readonly key: string; readonly plan: unknown; readonly refusal: string | null } | null = null
  const refusalOf = (intent: PlanIntent, key: string): string | null => {
    const plan = ports.plan.now()
    if (asked?.key !== key || asked.plan !== plan) {
      asked = { key, plan, refusal: ports.refusalOf(intent) }
    }
    return asked.refusal
  }
  return {
    wordsFor(link) {
      const intent = intentOf(link)
      if (intent === null) return { label: words.say('gantt.linkHint'), isRefused: false }
      const refusal = refusalOf(intent, `${link.from} ${link.to}`)
      return { label: refusal ?? sentence(link), isRefused: refusal !== null }
    },
    async write(link) {
      const intent = intentOf(link)
      if (intent === null) return
      const { isDone } = await ports.dispatch(intent)
      if (isDone) ports.announce(sentence(link))
    },
  }
}

function intentOf({ from, to, type }: ProposedLink): PlanIntent | null {
  return to === null ? null : { command: 'addDependency', input: { from, to, type, lag: 0 } }
}
