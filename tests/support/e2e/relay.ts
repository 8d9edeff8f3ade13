import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../../../build/setup/run.mjs'

const program = join(root, 'sync-server', 'bin', 'warroom-relay.mjs')
const START_LIMIT_MS = 60_000

export interface RunningRelay {
  /** As a person types it. */
  readonly address: string
  readonly port: number
  readonly data: string
  /** Ends it as a service manager would; its data stays. */
  stop(): Promise<void>
  /** SIGKILL; its data stays. */
  kill(): Promise<void>
  /** On the same port and data, after `stop` or `kill`. */
  restart(): Promise<RunningRelay>
  forget(): void
}

export interface RelayOptions {
  readonly port?: number
  readonly data?: string
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok
  } catch {
    return false
  }
}

async function untilHealthy(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null) throw new Error(`the relay ended with ${child.exitCode} before it listened`)
    if (performance.now() > deadline) throw new Error('the relay did not listen in time')
    await pause(50)
  }
}

export async function startRelay(options: RelayOptions = {}): Promise<RunningRelay> {
  const port = options.port ?? (await freePort())
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'warroom-relay-'))
  const child = spawn(process.execPath, [program, '--port', String(port), '--data', data, '--open'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  await untilHealthy(child, port)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    address: `127.0.0.1:${port}`,
    port,
    data,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: () => startRelay({ port, data }),
    forget: () => rmSync(data, { recursive: true, force: true }),
  }
}
