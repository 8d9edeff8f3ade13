import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as vis from 'vis-timeline/peer'
import { describe, expect, it } from 'vitest'

/** The methods of visInternals.ts, which is types alone. */
const METHODS = {
  Group: [
    'add',
    'redraw',
    '_didMarkerHeightChange',
    '_calculateGroupSizeAndPosition',
    '_isGroupVisible',
    '_calculateHeight',
    '_didResize',
  ],
  ItemSet: ['redraw'],
  RangeItem: ['repositionY', '_getDomComponentsSizes'],
  Core: ['_redraw', 'emit', 'off'],
} as const

/** A class of the library. */
interface Shape {
  readonly prototype: object
}

interface Library {
  readonly Core: Shape
  readonly components: {
    readonly Group: Shape
    readonly ItemSet: Shape
    readonly items: { readonly RangeItem: Shape }
  }
}

/** Methods that a vis-timeline (its `timeline` export) does not have, as `Class.method`. */
function missingMethods({ Core, components }: Library): string[] {
  const { Group, ItemSet, items } = components
  const classes = { Group, ItemSet, RangeItem: items.RangeItem, Core }
  return Object.entries(METHODS).flatMap(([name, methods]) => {
    const { prototype } = classes[name as keyof typeof METHODS]
    return methods
      .filter(method => typeof Reflect.get(prototype, method) !== 'function')
      .map(method => `${name}.${method}`)
  })
}

const library = (vis as unknown as { timeline: Parameters<typeof missingMethods>[0] }).timeline
const read = createRequire(import.meta.url)
const manifest = read('vis-timeline/package.json') as { version: string }
const source = readFileSync(read.resolve('vis-timeline/peer'), 'utf8')

const ADVICE = 'Read visStage.ts against the new source, draw 5,000 rows, then bring this test up to date.'

/** Written in the library as the bars rely on them; a minifier or a rewrite would change them. */
const RELIED_ON = [
  ['keeps a plain and a throttled redraw', 'this._redraw = availableUtils.throttle(this._origRedraw)'],
  ['draws nothing without a width', '!dom.container || dom.root.offsetWidth == 0) return'],
  ['takes its width from its root', 'const rootOffsetWidth = dom.root.offsetWidth;'],
  ['draws its parts from a list', '(_context18 = this.components).call(_context18, component'],
  ['asks for redraws by an event', 'this.on("_change", properties => {'],
  [
    'fits its items unless it has a window',
    'if (me.options.start != undefined || me.options.end != undefined)',
  ],
  [
    'goes out of hiding when it has changed',
    'me.dom.loadingScreen.parentNode.removeChild(me.dom.loadingScreen)',
  ],
  ['keeps items without a group in one', 'const UNGROUPED$1 = "__ungrouped__"'],
  ['keeps a background group', 'const BACKGROUND = "__background__"'],
  ['measures its frame once a redraw', 'this.props.width = frame.offsetWidth'],
  ['scales by the width of the centre', 'return toScreen(this, time, this.props.center.width)'],
  ['lets a group take its items in', 'if (group) group.add(item)'],
  ['puts bars on their height by repositionY', 'item.repositionY(margin)'],
  ['does not clamp a bar that asks for it', 'this.data.limitSize !== false'],
] as const

describe('vis-timeline', () => {
  it('[GANTT-29] is the version that the bars were written against', () => {
    expect(manifest.version, `vis-timeline is another version. ${ADVICE}`).toBe('8.5.4')
  })

  it('[GANTT-29] still has every unwritten method that the bars replace or call', () => {
    expect(missingMethods(library), `vis-timeline lost methods of its insides. ${ADVICE}`).toEqual([])
  })

  it('[GANTT-29] would be found out if it lost one', () => {
    const { Core, components } = library
    const poorer = { Core, components: { ...components, Group: class {} } }
    expect(missingMethods(poorer)).toContain('Group._calculateHeight')
  })

  it.each(RELIED_ON)('[GANTT-29] %s', (what, text) => {
    expect(source.includes(text), `vis-timeline no longer ${what}. ${ADVICE}`).toBe(true)
  })
})
