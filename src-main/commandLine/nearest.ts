/** How many letters of `a` have to be changed, added or taken away to get `b`. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1]
    for (let at = 0; at < b.length; at++) {
      const replaced = (above[at] ?? 0) + (letter === b[at] ? 0 : 1)
      line.push(Math.min(replaced, (above[at + 1] ?? 0) + 1, (line[at] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? 0
}

/** Longer ones are no slip of the fingers, and comparing them would take long. */
const LONGEST = 64

/** Of some words the one that was most likely meant; null when none is like it. */
export function nearest(typed: string, words: readonly string[]): string | null {
  if (typed.length > LONGEST) return null
  const found = words
    .map(word => ({ word, by: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.by - b.by)[0]
  return found !== undefined && found.by <= Math.max(1, Math.floor(typed.length / 3)) ? found.word : null
}
