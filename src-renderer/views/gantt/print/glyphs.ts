/** Every Chinese font has these; what lies outside is looked at. */
const COMMON = /[\s\u0020-\u2fff\u3000-\u33ff\u4e00-\u9fa5\uff00-\uffef]/u
const UNKNOWN = '\u{3FFFD}'
const SIDE = 24
const MOST = 500

/** The letters of some texts that no font of this computer has: they would be boxes on paper. */
export function missingLetters(texts: Iterable<string>, face: string): string[] {
  const letters = new Set<string>()
  for (const text of texts) for (const letter of text) if (!COMMON.test(letter)) letters.add(letter)
  if (letters.size === 0) return []
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return []
  const drawn = (letter: string): string => {
    context.clearRect(0, 0, SIDE, SIDE)
    context.font = `16px ${face}`
    context.fillText(letter, 4, 18)
    return context.getImageData(0, 0, SIDE, SIDE).data.join()
  }
  const box = drawn(UNKNOWN)
  return [...letters].slice(0, MOST).filter(letter => drawn(letter) === box)
}
