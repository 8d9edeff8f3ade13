import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { protocol } from 'electron'
import { APP_ORIGIN } from '#shared/contracts/ipc'
import { contentPolicy } from './contentPolicy'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Stands in index.html where the page learns the nonce for its own style elements. */
const NONCE_MARK = '__STYLE_NONCE__'

export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** The file that an address of the app names, or null for anything outside the folder or of no known type. */
function fileFor(address: string, folder: string): string | null {
  const url = new URL(address)
  if (url.protocol !== 'app:' || url.host !== new URL(APP_ORIGIN).host) return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`)
  return file.startsWith(folder + sep) && extname(file) in contentTypes && !path.includes('\0') ? file : null
}

function headersFor(file: string, styleNonce: string): HeadersInit {
  return {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentPolicy({ styleNonce, isDevelopment: false }),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  }
}

async function serveFile(request: Request, folder: string): Promise<Response> {
  const file = request.method === 'GET' ? fileFor(request.url, folder) : null
  if (file === null) return new Response(null, { status: 404 })
  const styleNonce = randomUUID()
  try {
    const bytes = await readFile(file)
    const body = file.endsWith('.html') ? bytes.toString('utf8').replaceAll(NONCE_MARK, styleNonce) : bytes
    return new Response(body, { headers: headersFor(file, styleNonce) })
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')
      return new Response(null, { status: 404 })
    throw fault
  }
}

/** The same origin in development: the page's storage and the sender check are those of the real app. */
async function serveFromServer(request: Request, server: string): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  // Not through the page's session, which refuses http.
  const answer = await fetch(new URL(`${pathname}${search}`, server).href, { headers: request.headers })
  const headers = new Headers(answer.headers)
  headers.set('content-security-policy', contentPolicy({ styleNonce: '', isDevelopment: true }))
  return new Response(answer.body, { status: answer.status, headers })
}

/** `server` is the address of the development server, or null to serve `folder`. */
export function serveApp(folder: string, server: string | null): void {
  protocol.handle('app', request => (server ? serveFromServer(request, server) : serveFile(request, folder)))
}
