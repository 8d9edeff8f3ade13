/** At most `max` UTF-16 units from the beginning, never half a surrogate pair. */
export function atMost(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}
