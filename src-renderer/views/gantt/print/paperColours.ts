import { MINERALS, type Mineral } from '#shared/domain/mineral'
import { type Inks, readInks } from '../paint/colours'

export interface PaperInks extends Inks {
  readonly fill: Readonly<Record<Mineral, string>>
  readonly tint: Readonly<Record<Mineral, string>>
}

/** Faces that only this window has, by rules of its style sheets. */
const OWN_FACE = /["']Warroom [^"']*["'],\s*/g

/** The light colours, whatever the screen shows; `element` lies in light ones. */
export function readPaperInks(element: Element): PaperInks {
  const style = getComputedStyle(element)
  const all = (kind: string) =>
    Object.fromEntries(
      MINERALS.map(name => [name, style.getPropertyValue(`--wr-${name}-${kind}`).trim()]),
    ) as Record<Mineral, string>
  const inks = readInks(element)
  return {
    ...inks,
    of: { ...inks.of, surface: '#ffffff' },
    face: plain(inks.face),
    titleFace: plain(inks.titleFace),
    fill: all('fill'),
    tint: all('tint'),
  }
}

function plain(faces: string): string {
  return faces.replace(OWN_FACE, '').replace(/\s+/g, ' ')
}
