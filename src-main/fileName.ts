/** What a file system refuses in a name, and control characters. */
const UNFIT = /[<>:"/\\|?*\p{Cc}]/gu
/** Invisible, or turning what follows round: a name would not look like what it is. Halves of a pair are no text. */
const UNSEEN = /[\p{Cf}\p{Cs}]/gu
const MOST_LETTERS = 120
/** Bytes of UTF-8, of the 255 that Linux takes; the rest is for the ending. */
const MOST_BYTES = 200
/** Names that Windows keeps for devices, whatever extension follows. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(?=$|\.| )/i

/** A name that every system takes: no path, no leading or trailing dot, never empty, as it looks. */
export function fitName(name: string): string {
  const shown = name.replace(UNSEEN, '').replace(UNFIT, ' ').replace(/\s+/g, ' ')
  const plain = firstLetters(shown).replace(/^[. ]+|[. ]+$/g, '') || 'warroom'
  return DEVICE.test(plain) ? plain.replace(DEVICE, '$1_') : plain
}

function firstLetters(text: string): string {
  let [kept, bytes] = ['', 0]
  for (const letter of [...text].slice(0, MOST_LETTERS)) {
    bytes += Buffer.byteLength(letter)
    if (bytes > MOST_BYTES) break
    kept += letter
  }
  return kept
}
