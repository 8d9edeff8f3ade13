const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** A reader takes a bare break or tab in an attribute for a space, and a bare return for a line feed. */
const SPECIAL = /[&<>"\r\n\t]/g
/** Characters that XML has no way to write. */
const UNWRITABLE =
  /(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Text as it may stand in an element or in quotes. */
function xmlText(text: string): string {
  return text.replace(UNWRITABLE, '').replace(SPECIAL, found => NAMED[found] ?? `&#${found.charCodeAt(0)};`)
}

/** An element around XML; `''` makes an empty one. */
export function xmlElement(name: string, inside: string): string {
  return `<${name}>${inside}</${name}>`
}

/** An element with a text, a number, or a yes or no (1, 0); nothing for null. */
export function xmlValue(name: string, value: string | number | boolean | null): string {
  if (value === null) return ''
  const text = typeof value === 'string' ? xmlText(value) : String(Number(value))
  return `<${name}>${text}</${name}>`
}

/** ` name="value"` for each; null ones are not written. */
export function xmlAttributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${xmlText(String(value))}"`))
    .join('')
}
