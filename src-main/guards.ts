import type { Session, WebContents } from 'electron'
import { APP_ORIGIN } from '#shared/contracts/ipc'
import type { Log } from './log'

const allowedPermissions = new Set(['clipboard-sanitized-write'])

/** What the page may load or talk to, whatever its content policy says. */
const allowedSchemes = new Set(['app:', 'blob:', 'data:', 'ws:', 'wss:', 'devtools:'])

/** Electron grants every permission that no handler refuses. */
export function guardSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    const isAllowed = allowedPermissions.has(permission)
    if (!isAllowed) log.note('permission.refused', { permission: `permission:${permission}` })
    answer(isAllowed)
  })
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !allowedSchemes.has(new URL(request.url).protocol) })
  })
}

function isOurs(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`)
}

/** The page stays the page: no other address, no second window, no guest. */
export function guardContents(contents: WebContents, log: Log): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (isOurs(event.url)) return
    log.note('navigation.refused')
    event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
