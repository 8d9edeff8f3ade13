import { MINERALS, type Mineral } from '#shared/domain/mineral'
import { type Colours, readColours } from '../paint/colours'

export interface PaperColours extends Colours {
  readonly fill: Readonly<Record<Mineral, string>>
  readonly tint: Readonly<Record<Mineral, string>>
}

/** Faces that only this window has, by rules of its style sheets. */
const OWN_FACE = /["']Warroom [^"']*["'],\s*/g

/** The light colours, whatever the screen shows; `element` lies in light ones. */
export function readPaperColours(element: Element): PaperColours {
  const style = getComputedStyle(element)
  const all = (kind: string) =>
    Object.fromEntries(
      MINERALS.map(name => [name, style.getPropertyValue(`--wr-${name}-${kind}`).trim()]),
    ) as Record<Mineral, string>
  const colours = readColours(element)
  return {
    ...colours,
    of: { ...colours.of, surface: '#ffffff' },
    face: plain(colours.face),
    titleFace: plain(colours.titleFace),
    fill: all('fill'),
    tint: all('tint'),
  }
}

function plain(faces: string): string {
  return faces.replace(OWN_FACE, '').replace(/\s+/g, ' ')
}
