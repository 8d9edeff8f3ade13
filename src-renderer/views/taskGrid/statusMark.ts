import type { Status } from '#shared/model/status'

const SVG = 'http://www.w3.org/2000/svg'
const RING = 'M7 1.75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 1 0 0-10.5z'

interface Shape {
  readonly fill: string
  readonly stroke: string
}

/** Each kind of status has its own shape, not only its colour. Path data on 14 × 14. */
const SHAPES = {
  todo: { fill: '', stroke: '' },
  doing: { fill: 'M7 3.5v3.5l3 1.75a3.5 3.5 0 1 1-3-5.25z', stroke: '' },
  waiting: { fill: 'M5 5h4v4h-4z', stroke: '' },
  blocked: { fill: '', stroke: 'M4.5 7h5' },
  done: { fill: RING, stroke: 'M4.4 7.2l1.8 1.8l3.5-3.8' },
  dropped: { fill: '', stroke: 'M3.4 10.6l7.2-7.2' },
} as const satisfies Record<string, Shape>

function shapeOf({ category, colour }: Status): keyof typeof SHAPES {
  return category === 'waiting' && colour === 'cinnabar' ? 'blocked' : category
}

/** Ring, fill and stroke of a status as path data, and the name of its colour. */
export function statusShape(status: Status | null) {
  const shape = status === null ? 'todo' : shapeOf(status)
  return { ring: RING, ...SHAPES[shape], isOnFill: shape === 'done', colour: status?.colour ?? 'ink3' }
}

export interface StatusMark {
  readonly element: SVGSVGElement
  show(status: Status | null): void
}

export function makeStatusMark(className: string): StatusMark {
  const element = document.createElementNS(SVG, 'svg')
  const attributes = {
    viewBox: '0 0 14 14',
    width: '14',
    height: '14',
    'aria-hidden': 'true',
    class: className,
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  path(element, { d: RING, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5' })
  const fill = path(element, { fill: 'currentColor' })
  const stroke = path(element, { fill: 'none', 'stroke-width': '1.5' })
  let shown = ''
  return {
    element,
    show(status) {
      const shape = status === null ? 'todo' : shapeOf(status)
      const colour = status?.colour ?? 'ink3'
      if (shown === `${shape} ${colour}`) return
      shown = `${shape} ${colour}`
      element.style.color = `var(--wr-${colour})`
      fill.setAttribute('d', SHAPES[shape].fill)
      stroke.setAttribute('d', SHAPES[shape].stroke)
      stroke.setAttribute('stroke', shape === 'done' ? 'var(--wr-surface)' : 'currentColor')
    },
  }
}

function path(parent: SVGElement, attributes: Readonly<Record<string, string>>): SVGPathElement {
  const element = document.createElementNS(SVG, 'path')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  parent.append(element)
  return element
}
