import type { MeasureText } from '../paint/drawing'

/** As much of a text as fits, its end as dots; empty when not even they fit. */
export function fitText(
  widthOf: MeasureText,
  font: string,
  { text, width }: { text: string; width: number },
) {
  if (widthOf(font, text) <= width) return text
  const letters = [...text]
  let [fits, fails] = [0, letters.length]
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2)
    if (widthOf(font, `${letters.slice(0, middle).join('')}…`) <= width) fits = middle
    else fails = middle
  }
  return fits === 0 ? '' : `${letters.slice(0, fits).join('').trimEnd()}…`
}

const SPACE = /\s/u

/** A text in one line or two, broken at a space where one is near; the second may end in dots. */
export function linesOf(
  widthOf: MeasureText,
  font: string,
  { text, width }: { text: string; width: number },
): readonly string[] {
  if (widthOf(font, text) <= width) return [text]
  const letters = [...text]
  let fits = letters.length
  while (fits > 1 && widthOf(font, letters.slice(0, fits).join('')) > width) fits -= 1
  const space = letters.slice(0, fits + 1).findLastIndex(letter => SPACE.test(letter))
  const isWord = /[\w'’-]/.test(letters[fits] ?? '') && /[\w'’-]/.test(letters[fits - 1] ?? '')
  const at = isWord && space > fits / 2 ? space : fits
  const rest = letters.slice(at).join('').trim()
  return [letters.slice(0, at).join('').trim(), fitText(widthOf, font, { text: rest, width })]
}
