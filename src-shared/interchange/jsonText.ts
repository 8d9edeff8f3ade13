import { type Refusal, refuse } from '../domain/refusal'

/** JSON of a file, or why it is none. One that ends in the middle is told from one that never was JSON. */
export function parseJson(text: string): { readonly json: unknown } | Refusal {
  const whole = text.replace(/^\ufeff/, '')
  if (whole.trim() === '') return refuse('fileEmpty')
  try {
    return { json: JSON.parse(whole) as unknown }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return refuse(endsInside(whole) ? 'fileCut' : 'fileNotJson')
  }
}

const BEGINNING = /^\s*(\{\s*("|$)|\[\s*(["[{\d]|$))/

/** Whether it begins like an object or an array that is still open at its end. */
function endsInside(text: string): boolean {
  if (!BEGINNING.test(text.slice(0, 1_000))) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text[at]
    if (code === '"') {
      at = endOfString(text, at)
      if (at < 0) return true
    } else if (code === '{' || code === '[') depth++
    else if (code === '}' || code === ']') depth--
  }
  return depth > 0
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return -1
}
