import { spawn } from 'node:child_process'
import { endTogether } from './setup/children.mjs'
import { Stop, say } from './setup/say.mjs'
import { hasDisplay } from './setup/systemLibraries.mjs'

/** A little more than the window, so that its frame fits. */
const SCREEN = '1600x1000x24'

/**
 * The display to use, as environment variables, and how to end it. With a display that is there,
 * nothing is started. Xvfb picks a free number and writes it to the third channel when it is ready.
 * @returns {Promise<{ env: Record<string, string>, end: () => void }>}
 */
export async function openDisplay() {
  if (hasDisplay()) return { env: {}, end: () => undefined }
  say('No display: starting a virtual one (Xvfb).')
  // Without -noreset it starts anew when its last window closes, and refuses the next one meanwhile.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  endTogether(server)
  const number = await new Promise((resolve, reject) => {
    const refuse = () =>
      reject(
        new Stop(
          'The virtual display (Xvfb) could not start: install xvfb, or set DISPLAY to a running one.',
        ),
      )
    server.once('error', refuse)
    server.once('exit', refuse)
    server.stdio[3]?.once('data', chunk => resolve(String(chunk).trim()))
  })
  server.removeAllListeners('exit')
  server.unref()
  return { env: { DISPLAY: `:${number}` }, end: () => void server.kill() }
}
