import type { ElectronApplication, Page } from '@playwright/test'
import { broken, paintIn } from '#support/e2e/axe'
import { freshScreens, type Screen, workingScreens } from '#support/e2e/screens'
import { expect, test } from '#support/e2e/test'

const SAMPLE = { WARROOM_SAMPLE: 'double11' }

interface Walk {
  readonly app: ElectronApplication
  readonly window: Page
  readonly screens: readonly Screen[]
}

/** Names and roles do not change with the colours, so the second scheme is asked for its contrast alone. */
async function faultsInBothSchemes({ app, window, screens }: Walk): Promise<string[]> {
  const faults: string[] = []
  for (const { name, go } of screens) {
    await go(window)
    await paintIn(app, window, 'light')
    for (const fault of await broken(window, 'all')) faults.push(`${name}: ${fault}`)
    await paintIn(app, window, 'dark')
    for (const fault of await broken(window, 'contrast')) faults.push(`${name}, dark: ${fault}`)
  }
  return faults
}

/** The colours are the same in both languages; names are not. */
async function faultsOfShape({ app, window, screens }: Walk): Promise<string[]> {
  const faults: string[] = []
  await window.locator('[data-ready]').first().waitFor()
  await paintIn(app, window, 'light')
  for (const { name, go } of screens) {
    await go(window)
    for (const fault of await broken(window, 'shape')) faults.push(`${name}: ${fault}`)
  }
  return faults
}

test.describe.configure({ timeout: 240_000 })

test('[A11Y-1] the first steps meet WCAG 2.1 AA, light and dark', async ({ launch }) => {
  const { app, window } = await launch()
  expect(await faultsInBothSchemes({ app, window, screens: freshScreens })).toEqual([])
})

test('[A11Y-2] every working screen meets WCAG 2.1 AA, light and dark', async ({ launch }) => {
  const { app, window } = await launch({ extraEnv: SAMPLE })
  expect(await faultsInBothSchemes({ app, window, screens: workingScreens })).toEqual([])
})

test('[A11Y-3] the first steps have names, roles and states in English too', async ({ launch }) => {
  const { app, window } = await launch({ language: 'en-GB' })
  expect(await faultsOfShape({ app, window, screens: freshScreens })).toEqual([])
})

test('[A11Y-4] every working screen has names, roles and states in English too', async ({ launch }) => {
  const { app, window } = await launch({ language: 'en-GB', extraEnv: SAMPLE })
  expect(await faultsOfShape({ app, window, screens: workingScreens })).toEqual([])
})
