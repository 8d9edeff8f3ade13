import { wordingIn } from '#shared/domain/wording'
import type { DependencyType } from '#shared/model/dependency'
import type { Linking } from './linking'
import { endsOfType, nextType } from './linkType'
import type { Model } from '../scene/model'
import type { ChartPorts } from '../scene/ports'
import type { LinkPreview } from '../paint/linkPreview'

/** Adding a dependency by keys: from the row where it was started to the active row. */
export interface LinkMode {
  readonly isOn: boolean
  begin(taskId: string): void
  /** Enter links, T takes the next type, Esc stops. False when the key is not handled. */
  onKey(key: string): boolean
  /** To be called when another row becomes active. */
  follow(): void
  stop(): void
}

interface Needs {
  readonly model: Model
  readonly linkPreview: LinkPreview
  readonly linking: Linking
  readonly ports: ChartPorts
  readonly redraw: () => void
}

interface Begun {
  readonly from: string
  readonly type: DependencyType
}

export function makeLinkMode(needs: Needs): LinkMode {
  const { linkPreview, linking, ports, redraw } = needs
  let begun: Begun | null = null
  const follow = (): void => {
    if (begun !== null) show(needs, begun)
  }
  const stop = (): void => {
    if (begun === null) return
    begun = null
    linkPreview.hide()
    redraw()
  }
  const take = (next: Begun): void => {
    begun = next
    ports.announce(hintOf(next, ports))
    follow()
  }
  return {
    get isOn() {
      return begun !== null
    },
    begin: from => take({ from, type: 'FS' }),
    onKey(key) {
      if (begun === null) return false
      if (key === 'Escape') stop()
      else if (key.toLowerCase() === 't') take({ ...begun, type: nextType(begun.type) })
      else if (key === 'Enter') {
        const link = { ...begun, to: targetOf(needs, begun) }
        if (link.to === null) return true
        stop()
        void linking.write(link)
      } else return false
      return true
    },
    follow,
    stop,
  }
}

function targetOf({ model }: Needs, { from }: Begun): string | null {
  const row = model.active === null ? undefined : model.rows[model.active]
  return row?.kind === 'task' && row.key !== from ? row.key : null
}

function show(needs: Needs, begun: Begun): void {
  const { linkPreview, linking, ports, redraw } = needs
  const { from, type } = begun
  const to = targetOf(needs, begun)
  const ends = endsOfType(type)
  const anchor = { key: from, end: ends.from }
  if (to === null) linkPreview.show(anchor, anchor, { label: hintOf(begun, ports), isRefused: false })
  else linkPreview.show(anchor, { key: to, end: ends.to }, linking.wordsFor({ from, to, type }))
  redraw()
}

function hintOf({ from, type }: Begun, { plan, words }: ChartPorts): string {
  const task = plan.now().task.get(from)
  const title = task === undefined ? '' : wordingIn(task.title, words.language)
  return words.say('gantt.linkFrom', { from: title, type: words.say(`gantt.linkTypes.${type}`) })
}
