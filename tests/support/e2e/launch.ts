import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test'
import { fixedSurroundings, launchArguments, mayUseSandbox } from '../../../build/launch.mjs'

export interface LaunchOptions {
  /** A folder to use again; without it a new one is made, and removed by `forget`. */
  readonly profile?: string
  /** ISO instant with zone that the app takes for now. */
  readonly now?: string
  readonly language?: string
  readonly extraEnv?: Readonly<Record<string, string>>
}

export interface Warroom {
  readonly app: ElectronApplication
  readonly window: Page
  readonly profile: string
  /** As a person closes it: what is pending is written first. */
  close(): Promise<void>
  /** SIGKILL for every process of the app at once, as a crash or a power cut would. */
  kill(): Promise<void>
  /** Starts again on the same profile, after `close` or `kill`. */
  relaunch(): Promise<Warroom>
}

export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'warroom-profile-'))
}

export function forgetProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}

function environmentFor(options: LaunchOptions & { readonly profile: string }): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { ...Object.fromEntries(inherited), ...fixedSurroundings(options), ...options.extraEnv }
}

async function killTree(app: ElectronApplication): Promise<void> {
  const { pid } = app.process()
  if (pid === undefined) return
  const gone = app.waitForEvent('close')
  // Playwright starts the app as the leader of its own process group.
  if (process.platform === 'win32') {
    const { execFileSync } = await import('node:child_process')
    execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'])
  } else process.kill(-pid, 'SIGKILL')
  await gone
}

export async function launchWarroom(options: LaunchOptions = {}): Promise<Warroom> {
  const profile = options.profile ?? newProfile()
  const app = await electron.launch({
    args: launchArguments(),
    chromiumSandbox: mayUseSandbox,
    env: environmentFor({ ...options, profile }),
    // The driver would otherwise force the light scheme on every page.
    colorScheme: null,
  })
  return {
    app,
    window: await app.firstWindow(),
    profile,
    close: () => app.close(),
    kill: () => killTree(app),
    relaunch: () => launchWarroom({ ...options, profile }),
  }
}
