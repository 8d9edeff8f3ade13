import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { SaveAnswer } from '#shared/contracts/ipc'
import { fitName } from './fileName'
import { withSearchableText } from './pdfText'
import { writeWholeFile } from './wholeFile'
import type { Words } from './words'

export interface FileWanted {
  readonly name: string
  readonly kind: 'project' | 'pdf'
  readonly words: Words
}

const extensions = { project: 'warroom', pdf: 'pdf' } as const

/** Asks where to, then makes the bytes and writes them: the whole file or nothing. */
export async function saveAs(
  { name, kind, words }: FileWanted,
  make: () => Promise<Uint8Array>,
): Promise<SaveAnswer> {
  const extension = extensions[kind]
  const options = {
    defaultPath: join(app.getPath('documents'), `${fitName(name)}.${extension}`),
    filters: [{ name: kind === 'pdf' ? words.pdf : words.projectFile, extensions: [extension] }],
  }
  const [window] = BrowserWindow.getAllWindows()
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options)
  if (canceled || filePath === '') return { at: 'cancelled' }
  return writeWhole(filePath, await make())
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<SaveAnswer> {
  try {
    await writeWholeFile(path, bytes)
    return { at: 'saved' }
  } catch (fault) {
    return { at: 'failed', reason: reasonOf(fault) }
  }
}

function reasonOf(fault: unknown): 'full' | 'notAllowed' | 'other' {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'notAllowed' : 'other'
}

/** The page on A4 as its print styles lay it out, its name and number at the foot of each sheet. */
export async function printedPage(name: string): Promise<Uint8Array> {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) throw new Error('there is no page to print')
  const screen = window.getBackgroundColor()
  // The margins of a page show what lies behind it.
  window.setBackgroundColor('#ffffff')
  try {
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footerOf(name),
    })
    return withSearchableText(pdf)
  } finally {
    window.setBackgroundColor(screen)
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function footerOf(name: string): string {
  const text = name.replace(/[&<>"]/g, letter => ENTITIES[letter] ?? letter)
  const style =
    'display:flex;justify-content:space-between;width:100%;padding:0 14mm;font-size:8px;color:#60635d'
  return `<div style="${style}"><span>${text}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`
}
