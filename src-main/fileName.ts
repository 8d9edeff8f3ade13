/** What a file system refuses in a name, and control characters. */
const UNFIT = /[<>:"/\\|?*\p{Cc}]/gu
const MOST_LETTERS = 120
/** Names that Windows keeps for devices, whatever extension follows. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A name that every system takes: no path, no leading or trailing dot, never empty. */
export function fitName(name: string): string {
  const fit = [...name.replace(UNFIT, ' ').replace(/\s+/g, ' ')].slice(0, MOST_LETTERS).join('')
  const plain = fit.replace(/^[. ]+|[. ]+$/g, '') || 'warroom'
  return DEVICE.test(plain) ? `${plain}_` : plain
}
