/** The address to hand to the system, or null. Other schemes start programs; a user name hides the real host. */
export function linkToOpen(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'mailto:') return url.href
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === ''
  return isPlain ? url.href : null
}
