export interface PolicyFacts {
  /** Fresh for each load of the page; it admits the style elements that the component library makes. */
  readonly styleNonce: string
  readonly isDevelopment: boolean
}

/**
 * connect-src names schemes, because the relay is at whatever address the person types; asking a relay
 * for its health is the main process' work, so plain http stays closed.
 */
export function contentPolicy({ styleNonce, isDevelopment }: PolicyFacts): string {
  // The development server injects inline scripts and styles; a nonce would switch 'unsafe-inline' off.
  const script = isDevelopment ? "'self' 'unsafe-inline'" : "'self'"
  const style = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${styleNonce}'`
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "worker-src 'self'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
