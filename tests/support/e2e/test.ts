import { test as base } from '@playwright/test'
import { forgetProfile, type LaunchOptions, launchWarroom, newProfile, type Warroom } from './launch'
import { type RelayOptions, type RunningRelay, startRelay } from './relay'

interface Fixtures {
  /** Starts the app; whatever is still running when the test ends is killed, and its profile removed. */
  readonly launch: (options?: LaunchOptions) => Promise<Warroom>
  /** Starts a relay of its own for the test. */
  readonly relay: (options?: RelayOptions) => Promise<RunningRelay>
}

export const test = base.extend<Fixtures>({
  // Playwright reads from this empty pattern that the fixture needs no other.
  launch: async ({}, use) => {
    const profiles = new Set<string>()
    const running = new Set<Warroom>()
    const keep = (warroom: Warroom): Warroom => {
      running.add(warroom)
      warroom.app.once('close', () => running.delete(warroom))
      return { ...warroom, relaunch: async () => keep(await warroom.relaunch()) }
    }
    await use(async (options = {}) => {
      const profile = options.profile ?? newProfile()
      profiles.add(profile)
      return keep(await launchWarroom({ ...options, profile }))
    })
    await Promise.all([...running].map(one => one.kill()))
    for (const profile of profiles) forgetProfile(profile)
  },
  relay: async ({}, use) => {
    const started: RunningRelay[] = []
    await use(async options => {
      const relay = await startRelay(options)
      started.push(relay)
      return {
        ...relay,
        restart: async () => {
          const again = await relay.restart()
          started.push(again)
          return again
        },
      }
    })
    for (const relay of started) {
      await relay.kill()
      relay.forget()
    }
  },
})

export { expect } from '@playwright/test'
