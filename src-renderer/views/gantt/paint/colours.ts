import { MINERALS, type Mineral } from '#shared/domain/mineral'

const NAMES = [
  'paper',
  'surface',
  'selected',
  'line',
  'line-strong',
  'control',
  'ink',
  'ink2',
  'ink3',
  'on-ink',
  'cinnabar',
  'ochre',
  'shade',
  'shade-holiday',
] as const

type ColourName = (typeof NAMES)[number]

/** Colours and fonts for the canvas, from the CSS variables of the theme. */
export interface Colours {
  readonly of: Readonly<Record<ColourName, string>>
  readonly text: Readonly<Record<Mineral, string>>
  readonly face: string
  readonly titleFace: string
}

/** Reading a computed style forces a style pass: once per theme, never while drawing. */
export function readColours(element: Element): Colours {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(`--wr-${name}`).trim()
  return {
    of: Object.fromEntries(NAMES.map(name => [name, read(name)])) as Record<ColourName, string>,
    text: Object.fromEntries(MINERALS.map(name => [name, read(name)])) as Record<Mineral, string>,
    face: read('text'),
    titleFace: read('title'),
  }
}

/** Calls back when the colour scheme changes or a font has loaded. */
export function followTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
  document.fonts.addEventListener('loadingdone', onChange)
  return () => {
    observer.disconnect()
    document.fonts.removeEventListener('loadingdone', onChange)
  }
}
