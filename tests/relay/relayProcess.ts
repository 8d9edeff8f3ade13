import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished, vi } from 'vitest'

// The machine may be busy with other suites; a hang still ends.
vi.setConfig({ testTimeout: 30_000 })

const BIN = resolve(import.meta.dirname, '../../sync-server/bin/warroom-relay.mjs')

export interface RelayProcess {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
}

export function runRelay(flags: readonly string[], env: Record<string, string> = {}): RelayProcess {
  const child = spawn(process.execPath, [BIN, ...flags], {
    env: { PATH: process.env.PATH, LANG: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<number | string | null>(done =>
    child.once('close', (code, signal) => done(code ?? signal)),
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, ended, stdout: () => stdout, stderr: () => stderr }
}

export interface StartedRelay extends RelayProcess {
  readonly url: string
  readonly port: number
}

/** A relay of its own process that admits anybody, once it listens. Rejects with what it said if it ends. */
export async function startRelayProcess(data: string, ...flags: readonly string[]): Promise<StartedRelay> {
  const running = runRelay(['--open', '--data', data, '--port', '0', ...flags])
  const port = await new Promise<number>((done, fail) => {
    running.child.stdout?.on('data', () => {
      const [, found] = /ws:\/\/127\.0\.0\.1:(\d+)/.exec(running.stdout()) ?? []
      if (found !== undefined) done(Number(found))
    })
    void running.ended.then(() => fail(new Error(`the relay ended: ${running.stderr()}`)))
  })
  return { ...running, port, url: `ws://127.0.0.1:${port}` }
}

export async function newDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'warroom-relay-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
