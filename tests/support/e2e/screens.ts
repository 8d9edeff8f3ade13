import { resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { closeTask, introduce } from './person'

/** A screen that a person can be on; `go` leads there from the screen before it in the list. */
export interface Screen {
  readonly name: string
  go(page: Page): Promise<void>
}

const BOARD = resolve(import.meta.dirname, '../../interchange/fixtures/board.json')
const wizardDay = '[data-key-day] input'

/** From the first start to the wizard, on a new profile. */
export const freshScreens: readonly Screen[] = [
  { name: 'first-run', go: page => page.locator('[data-ready=first-run]').waitFor() },
  { name: 'empty-wall', go: page => introduce(page, '林悦') },
  {
    name: 'wizard',
    go: async page => {
      await page.locator('[data-new-project]').first().click()
      await page.locator('[data-ready=newProject]').waitFor()
    },
  },
  { name: 'wizard-refused', go: page => page.locator(wizardDay).fill('2026-02-30') },
  {
    name: 'wizard-too-late',
    go: async page => {
      await page.locator(wizardDay).fill('2026-11-11')
      const late = page.locator('[data-ready=newProject] details')
      await expect(late).toBeVisible()
      await late.evaluate((list: HTMLDetailsElement) => {
        list.open = true
        list.scrollIntoView({ block: 'center' })
      })
    },
  },
]

async function openInstead(page: Page, button: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
  await page.locator(button).click()
  await page.locator('[role=dialog]').waitFor()
}

/** By its place behind the only workspace. */
async function openFromWorkspaces(page: Page, at: number): Promise<void> {
  await page.locator('[role=menu] [role^=menuitem]').nth(at).click()
  await page.locator('[role=dialog]').waitFor()
}

/** Every screen of a workspace with work in it, on the sample. */
export const workingScreens: readonly Screen[] = [
  { name: 'wall', go: page => page.locator('[data-project]').first().waitFor() },
  {
    name: 'workspaces',
    go: async page => {
      await page.locator('[data-workspaces]').click()
      await page.locator('[data-workspace]').first().waitFor()
    },
  },
  { name: 'new-workspace', go: page => openFromWorkspaces(page, 1) },
  {
    name: 'join-workspace',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await page.locator('[data-workspaces]').click()
      await openFromWorkspaces(page, 2)
    },
  },
  {
    name: 'wall-again',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'board',
    go: async page => {
      await page.locator('[data-open-project]').first().click()
      await page.locator('[data-task]').first().waitFor()
    },
  },
  {
    name: 'card-menu',
    go: async page => {
      await page.locator('[data-task] button[aria-haspopup]').first().focus()
      await page.keyboard.press('Enter')
      await page.locator('[role=menuitem]').first().waitFor()
    },
  },
  {
    name: 'status-form',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=menu]').waitFor({ state: 'detached' })
      await page.locator('[data-status=doing] header button').click()
      await page.locator('[role=menuitem]').first().click()
      await page.locator('[role=dialog] input').first().waitFor()
    },
  },
  { name: 'roles', go: page => openInstead(page, '[data-roles]') },
  { name: 'phases', go: page => openInstead(page, '[data-phases]') },
  {
    name: 'panel',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await page.locator('[data-task=D11-36] button').first().click()
      await page.locator('[data-panel] [data-history] summary').click()
      await page.locator('[data-panel] [data-history] li').first().waitFor()
    },
  },
  {
    name: 'panel-history',
    go: page => page.locator('[data-panel] [data-history]').evaluate(details => details.scrollIntoView()),
  },
  {
    name: 'panel-constraints',
    go: page => page.locator('[data-panel] details').first().locator('summary').click(),
  },
  {
    name: 'preview',
    go: async page => {
      await page.locator('[data-panel] [data-length]').fill('9')
      await page.keyboard.press('Enter')
      await page.locator('[data-preview]').waitFor()
    },
  },
  {
    name: 'planning',
    go: async page => {
      await page.locator('[data-give-up]').click()
      await closeTask(page)
      await page.locator('[data-planning]').click()
      await page.locator('[data-part=rules]').waitFor()
    },
  },
  { name: 'planning-dates', go: page => page.locator('[data-part=keyDates]').click() },
  {
    name: 'planning-baselines',
    go: async page => {
      await page.locator('[data-part=baselines]').click()
      await page.locator('[data-take-baseline]').click()
      await page.locator('[data-baseline]').waitFor()
    },
  },
  {
    name: 'planning-hours',
    go: async page => {
      await page.locator('[data-part=calendar]').click()
      await page.locator('[data-set-hours]').click()
      await page.locator('[data-hours]').first().fill('9')
      await page.locator('[data-save-hours]').click()
    },
  },
  {
    name: 'planning-calendar',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[data-set-hours]').waitFor()
    },
  },
  {
    name: 'gantt',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await page.locator('[data-tab=gantt]').click()
      await page.locator('[role=treegrid] [role=row]').first().waitFor()
    },
  },
  {
    name: 'history',
    go: async page => {
      await page.locator('[data-tab=history]').click()
      await page.locator('[data-history-side] [data-logged]').first().waitFor()
    },
  },
  {
    name: 'history-since',
    go: async page => {
      await page.locator('[data-history-day] input[type=range]').press('Home')
      await page.locator('[data-list=since]').click()
      await page.locator('[data-compared]').first().waitFor()
    },
  },
  {
    name: 'history-task',
    go: async page => {
      await page.locator('[data-history-day] [data-task] button').first().click()
      await page.locator('[data-history-side] [data-logged]').first().waitFor()
    },
  },
  {
    name: 'search',
    go: async page => {
      await page.locator('[data-tab=board]').click()
      await page.keyboard.press('Control+k')
      await page.locator('[role=dialog] input').fill('D11')
    },
  },
  {
    name: 'settings',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await page.locator('nav [data-settings]').click()
      await page.locator('[data-ready=settings]').waitFor()
    },
  },
  {
    name: 'import',
    go: async page => {
      await page.locator('nav [data-wall]').click()
      await page.locator('[data-import-file]').click()
      await page.locator('[data-drop]').waitFor()
    },
  },
  {
    name: 'import-preview',
    go: async page => {
      await page.locator('[data-drop] input').setInputFiles(BOARD)
      await page.locator('[data-confirm]').waitFor()
    },
  },
  {
    name: 'import-report',
    go: async page => {
      await page.locator('[data-confirm]').click()
      await page.locator('[data-look]').waitFor()
    },
  },
  {
    name: 'archive',
    go: async page => {
      await page.locator('[data-look]').click()
      await page.locator('[data-archive]').click()
      await page.locator('[role=dialog] input').waitFor()
    },
  },
  {
    name: 'duplicate',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await page.locator('nav [data-wall]').click()
      await page.locator('[data-project] button[aria-haspopup]').first().click()
      await page.locator('[role=menuitem]').nth(1).click()
      await page.locator('[data-duplicate]').waitFor()
    },
  },
  {
    name: 'restore-points',
    go: async page => {
      await page.keyboard.press('Escape')
      await page.locator('[role=dialog]').waitFor({ state: 'detached' })
      await page.locator('nav [data-restore-points]').click()
      await page.locator('[data-back-up]').click()
      await page.locator('[data-kept-project]').first().waitFor()
    },
  },
]
