import { join } from 'node:path'
import { app, BrowserWindow, dialog, type PrintToPDFOptions } from 'electron'
import type { SaveAnswer } from '#shared/contracts/ipc'
import { fitName } from './fileName'
import { withSearchableText } from './pdfText'
import { writeWholeFile } from './wholeFile'
import type { Words } from './words'

export interface FileWanted {
  readonly name: string
  readonly kind: 'project' | 'courier' | 'pdf' | 'png' | 'svg'
  readonly words: Words
}

const extensions = { project: 'warroom', courier: 'warroompack', pdf: 'pdf', png: 'png', svg: 'svg' } as const

/** Asks where to, then makes the bytes and writes them: the whole file or nothing. */
export function saveAs(wanted: FileWanted, make: () => Promise<Uint8Array>): Promise<SaveAnswer> {
  return saveBy(wanted, async path => writeWhole(path, await make()))
}

/** Asks where to, and lets `write` do it. */
export async function saveBy(
  { name, kind, words }: FileWanted,
  write: (path: string) => Promise<SaveAnswer>,
): Promise<SaveAnswer> {
  const extension = extensions[kind]
  const options = {
    defaultPath: join(app.getPath('documents'), `${fitName(name)}.${extension}`),
    filters: [{ name: kind === 'project' ? words.projectFile : words[kind], extensions: [extension] }],
  }
  const [window] = BrowserWindow.getAllWindows()
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options)
  if (canceled || filePath === '') return { at: 'cancelled' }
  return write(filePath)
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<SaveAnswer> {
  try {
    await writeWholeFile(path, bytes)
    return { at: 'saved' }
  } catch (fault) {
    return { at: 'failed', reason: reasonOf(fault) }
  }
}

export function reasonOf(fault: unknown): 'full' | 'notAllowed' | 'other' {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'notAllowed' : 'other'
}

/** The page on A4 as its print styles lay it out, its name and number at the foot of each sheet. */
export function printedPage(name: string): Promise<Uint8Array> {
  return printed({
    pageSize: 'A4',
    preferCSSPageSize: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footerOf(name),
  })
}

const MM_AN_INCH = 25.4

/** The sheets that the page has laid out, each to its edges; sides in mm. */
export function printedSheets({ width, height }: { width: number; height: number }): Promise<Uint8Array> {
  return printed({
    pageSize: { width: width / MM_AN_INCH, height: height / MM_AN_INCH },
    preferCSSPageSize: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  })
}

async function printed(options: PrintToPDFOptions): Promise<Uint8Array> {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) throw new Error('there is no page to print')
  const screen = window.getBackgroundColor()
  // The margins of a page show what lies behind it.
  window.setBackgroundColor('#ffffff')
  try {
    const pdf = await window.webContents.printToPDF({ ...options, printBackground: true })
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
