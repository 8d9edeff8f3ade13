import { type Page, short } from './marks'
import { type SvgFacts, svgOf } from './svg'

/** Sheets that are only seen by a printer; while there are any, nothing else of the window is printed. */
export interface PrintRoot {
  add(page: Page, facts: SvgFacts): void
  remove(): void
}

/** Sides in mm. */
export function makePrintRoot(width: number, height: number): PrintRoot {
  const element = document.createElement('div')
  element.setAttribute('data-sheets', '')
  element.setAttribute('aria-hidden', 'true')
  document.body.append(element)
  // A sheet made here, not written into the page: the content policy refuses style elements.
  const style = new CSSStyleSheet()
  style.replaceSync(`@page { size: ${short(width)}mm ${short(height)}mm; margin: 0 }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]
  const parser = new DOMParser()
  return {
    add(page, facts) {
      const size = { width: `${short(width)}mm`, height: `${short(height)}mm` }
      const sheet = parser.parseFromString(svgOf(page, { ...facts, size }), 'image/svg+xml')
      element.append(document.importNode(sheet.documentElement, true))
    },
    remove() {
      element.remove()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== style)
    },
  }
}
