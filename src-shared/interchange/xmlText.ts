import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Refusal, refuse } from '../domain/refusal'

/** An element of a file. Names are as written, without what stands before a colon. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Growing extends XmlElement {
  children: Growing[]
  text: string
}

/** Shared by the many elements that have none: they take half the memory. */
const NO_ATTRIBUTES: XmlElement['attributes'] = {}
const NO_CHILDREN: Growing[] = []

const PIECE = 65_536
/** Deeper than any plan; more would only be made to break readers. */
const MOST_DEPTH = 1_000
/** Elements and attributes: a file of MS Project has some hundred a task. */
const MOST_PARTS = 4_000_000

/** The root of a well-formed file. A document type is refused unread: entities can make a small file huge. */
export function parseXml(text: string): XmlElement | Refusal {
  const parser = new SaxesParser()
  const open: Growing[] = []
  const found: { root: Growing | null; wrong: Refusal | null } = { root: null, wrong: null }
  const refuseWith = (why: Refusal): void => {
    found.wrong ??= why
  }
  parser.on('error', () => refuseWith(refuse('fileNotXml', { line: parser.line })))
  parser.on('doctype', () => refuseWith(refuse('xmlDocumentType')))
  let parts = 0
  const countPart = (): void => {
    if (++parts > MOST_PARTS) refuseWith(refuse('planTooMany', { most: MOST_PARTS }))
  }
  parser.on('attribute', countPart)
  parser.on('opentag', tag => {
    countPart()
    const made = elementOf(tag)
    if (open.push(made) > MOST_DEPTH) refuseWith(refuse('fileNotXml', { line: parser.line }))
    const parent = open.at(-2)
    if (parent === undefined) found.root = made
    else if (parent.children === NO_CHILDREN) parent.children = [made]
    else parent.children.push(made)
  })
  const addText = (part: string): void => {
    const at = open.at(-1)
    if (at !== undefined) at.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => void open.pop())
  const whole = text.replace(/^\ufeff/, '')
  if (whole.trim() === '') return refuse('fileEmpty')
  for (let at = 0; at < whole.length && found.wrong === null; at += PIECE) {
    parser.write(whole.slice(at, at + PIECE))
  }
  if (found.wrong === null) parser.close()
  return found.wrong ?? found.root ?? refuse('fileNotXml', { line: 1 })
}

function elementOf({ name, attributes }: SaxesTagPlain): Growing {
  const isBare = Object.keys(attributes).length === 0
  return {
    name: name.slice(name.indexOf(':') + 1),
    attributes: isBare ? NO_ATTRIBUTES : attributes,
    children: NO_CHILDREN,
    text: '',
  }
}

export function childOf({ children }: XmlElement, name: string): XmlElement | null {
  return children.find(child => child.name === name) ?? null
}

/** The children that have a name, of an element that may be missing. */
export function childrenOf(element: XmlElement | null, name: string): XmlElement[] {
  return element?.children.filter(child => child.name === name) ?? []
}

/** What a child holds; empty without one. */
export function textIn(element: XmlElement, name: string): string {
  return childOf(element, name)?.text.trim() ?? ''
}

/** The number a child holds; null for none. */
export function numberIn(element: XmlElement, name: string): number | null {
  const text = textIn(element, name)
  const number = Number(text)
  return text === '' || !Number.isFinite(number) ? null : number
}
