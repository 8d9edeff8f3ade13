import { expect, type Page } from '@playwright/test'
import { card } from '#support/e2e/person'
import { test } from '#support/e2e/test'

const AUGUST = '2026-08-10T09:00:00+08:00'
const MOST_TABS = 80

/** Presses Tab until the element has the keyboard. Nobody clicks in this file. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < MOST_TABS; step++) {
    const isThere = await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)
    if (isThere) return
    await page.keyboard.press(key)
  }
  throw new Error(`no Tab leads to ${selector}`)
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function typeOver(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await press(page, 'Control+a')
  await page.keyboard.type(text)
  await press(page, 'Enter')
}

/** Chooses from an open or closed list by arrows and Enter. */
async function choose(page: Page, selector: string, option: string): Promise<void> {
  await tabTo(page, selector)
  await press(page, 'Enter')
  const wanted = page.getByRole('option', { name: option, exact: true })
  await wanted.waitFor()
  for (let step = 0; step < MOST_TABS; step++) {
    if ((await wanted.getAttribute('data-combobox-selected')) === 'true') break
    await press(page, 'ArrowDown')
  }
  await press(page, 'Enter')
}

/** Opens the menu of the button that has the keyboard, walks down to an item and takes it. */
async function fromMenu(page: Page, item: string): Promise<void> {
  await press(page, 'Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  const wanted = page.getByRole('menuitem', { name: item })
  for (let step = 0; step < MOST_TABS; step++) {
    if (await wanted.evaluate(element => element === document.activeElement)) break
    await press(page, 'ArrowDown')
  }
  await press(page, 'Enter')
}

/** What moves others is seen first; the preview has the keyboard, and its own button writes it. */
async function applyByKeys(page: Page): Promise<void> {
  const preview = page.locator('[data-preview]')
  await expect(preview).toBeFocused()
  await tabTo(page, '[data-apply]')
  await press(page, 'Enter')
  await expect(preview).toHaveCount(0)
}

async function introduceByKeys(page: Page, name: string): Promise<void> {
  await page.locator('[data-ready=first-run]').waitFor()
  await tabTo(page, 'form input')
  await page.keyboard.type(name)
  await press(page, 'Enter')
  await page.locator('[data-ready=projects]').waitFor()
}

async function createByKeys(page: Page): Promise<void> {
  await tabTo(page, 'nav [data-new-project]')
  await press(page, 'Enter')
  await page.locator('[data-ready=newProject]').waitFor()
  await tabTo(page, '[data-create]')
  await press(page, 'Enter')
  await page.locator('[data-status=todo] [data-task]').first().waitFor()
}

const field = (label: string): string => `[data-panel] [aria-label="${label}"]`

test('[KEY-1] first start, wizard with its dates, and the new board, by keyboard alone', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await tabTo(window, 'nav [data-new-project]')
  await press(window, 'Enter')
  await tabTo(window, '[data-key-day] input')
  await press(window, 'Control+a')
  await window.keyboard.type('2026-11-12')
  await tabTo(window, '[aria-label="预售开始日期"]')
  await press(window, 'Control+a')
  await window.keyboard.type('2026-10-20')
  await tabTo(window, '[data-create]')
  await press(window, 'Enter')
  await expect(card(window, 'D11-01')).toBeVisible()
  await expect(window.locator('main header').first()).toContainText('94')
})

test('[KEY-2] a card is reached, moved by its menu and keeps the keyboard where it went', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  await tabTo(window, '[data-task="D11-01"] button[aria-haspopup]')
  await press(window, 'Enter')
  await expect(window.getByRole('menuitem').first()).toBeFocused()
  await press(window, 'Escape')
  await expect(card(window, 'D11-01').locator('button[aria-haspopup]')).toBeFocused()
  await fromMenu(window, '进行中')
  await expect(window.locator('[data-status=doing] [data-task="D11-01"]')).toBeVisible()
  await expect(card(window, 'D11-01').locator('button').first()).toBeFocused()
  await press(window, 'Enter')
  await window.locator('[data-panel="D11-01"]').waitFor()
  await press(window, 'Escape')
  await expect(card(window, 'D11-01').locator('button').first()).toBeFocused()
  await press(window, 'Control+z')
  await expect(window.locator('[data-status=todo] [data-task="D11-01"]')).toBeVisible()
  await press(window, 'Control+Shift+z')
  await expect(window.locator('[data-status=doing] [data-task="D11-01"]')).toBeVisible()
  await press(window, 'Control+z', 'Control+y')
  await expect(window.locator('[data-status=doing] [data-task="D11-01"]')).toBeVisible()
  await tabTo(window, '[data-status=todo] [data-task] button')
  await press(window, 'ArrowDown', 'ArrowDown')
  await expect(card(window, 'D11-04').locator('button').first()).toBeFocused()
  await press(window, 'ArrowRight')
  await expect(card(window, 'D11-01').locator('button').first()).toBeFocused()
})

test('[KEY-2] a right click on a card opens its menu, and Esc gives the keyboard back', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  await card(window, 'D11-02').click({ button: 'right' })
  await expect(window.getByRole('menuitem', { name: '进行中' })).toBeVisible()
  await press(window, 'Escape')
  await expect(window.getByRole('menuitem')).toHaveCount(0)
  await expect(window.locator('[data-task=D11-02] button[aria-haspopup]')).toBeFocused()
})

test('[KEY-3] every field of the panel is filled by keyboard, and Tab leads out of it', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  await tabTo(window, '[data-status=todo] [data-task] button')
  await press(window, 'ArrowDown', 'Enter')
  const panel = window.locator('[data-panel]')
  await expect(panel).toBeFocused()
  await typeOver(window, field('标题'), '去年的坑')
  await choose(window, field('状态'), '进行中')
  await choose(window, field('阶段'), '预热期')
  await choose(window, field('负责'), '林悦')
  await typeOver(window, field('交付物'), '问题清单')
  await typeOver(window, field('开始'), '2026-08-19')
  await applyByKeys(window)
  await typeOver(window, field('工期'), '4')
  await applyByKeys(window)
  await expect(panel.getByLabel('截止', { exact: true })).toHaveValue('2026-08-24')
  await tabTo(window, field('固定在这一天'))
  await press(window, 'Enter')
  await expect(panel.getByLabel('固定时间')).toBeVisible()
  await tabTo(window, field('取消固定'), 'Shift+Tab')
  await press(window, 'Enter')
  await tabTo(window, '[data-panel] [data-label-button]')
  await press(window, 'Enter')
  await expect(window.getByLabel('新标签，回车添加')).toBeFocused()
  await window.keyboard.type('紧要')
  await press(window, 'Enter')
  await expect(panel.getByText('紧要', { exact: true })).toBeVisible()
  await press(window, 'Escape')
  await tabTo(window, field('移除：紧要'), 'Shift+Tab')
  await press(window, 'Enter')
  await expect(panel.getByText('紧要', { exact: true })).toHaveCount(0)
  await expect(panel).toBeFocused()
  await typeOver(window, field('添加一项，回车继续'), '分类客诉')
  await tabTo(window, '[data-panel] li input[type=checkbox]', 'Shift+Tab')
  await press(window, 'Space')
  await expect(panel.getByLabel('分类客诉', { exact: true })).toBeChecked()
  await tabTo(window, field('说明'))
  await window.keyboard.type('先看退款。')
  await typeOver(window, field('粘贴网址，回车添加'), 'https://example.com/a')
  await expect(panel.getByText('https://example.com/a')).toBeVisible()
  await tabTo(window, field('添加前置任务'))
  await window.keyboard.type('平台规则')
  await window.getByRole('option').first().waitFor()
  await press(window, 'ArrowDown', 'Enter')
  await expect(panel.getByText('平台规则与节奏解读')).toBeVisible()
  await tabTo(window, field('写评论'))
  await window.keyboard.type('周五前给我')
  await press(window, 'Control+Enter')
  await expect(panel.getByText('周五前给我', { exact: true })).toBeVisible()
  await tabTo(window, '[data-panel] [data-history] summary')
  await press(window, 'Enter')
  await expect(panel.locator('[data-history] li').first()).toBeVisible()
  await tabTo(window, 'nav [data-search]')
  await expect(card(window, 'D11-02')).toContainText('去年的坑')
})

test('[KEY-4] search opens a task from anywhere, also while a field has the keyboard', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  await tabTo(window, '[data-add-task]')
  await press(window, 'Control+k')
  await expect(window.getByPlaceholder('搜索项目与任务')).toBeFocused()
  await window.keyboard.type('D11-36')
  await expect(window.locator('.mantine-Spotlight-action')).toHaveCount(1)
  await press(window, 'Enter')
  await expect(window.locator('[data-panel="D11-36"]')).toBeFocused()
})

test('[KEY-5] a project is renamed, archived, put in the trash and brought back by keyboard', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  await tabTo(window, 'nav [data-wall]')
  await press(window, 'Enter')
  const row = window.locator('[data-project]')
  await row.waitFor()
  await tabTo(window, '[data-project] button')
  await press(window, 'F2')
  await window.keyboard.type('今年双十一')
  await press(window, 'Enter')
  await expect(row).toContainText('今年双十一')
  await expect(row.locator('button').first()).toBeFocused()
  await tabTo(window, '[data-project] button[aria-haspopup]')
  await fromMenu(window, '归档')
  await expect(row).toHaveCount(0)
  await tabTo(window, 'main summary')
  await press(window, 'Enter', 'Tab', 'Tab', 'Enter')
  await expect(row).toHaveCount(1)
  await tabTo(window, '[data-project] button[aria-haspopup]')
  await fromMenu(window, '移到回收站')
  await expect(row).toHaveCount(0)
  await tabTo(window, 'main summary')
  await press(window, 'Enter', 'Tab', 'Enter')
  await expect(row).toContainText('今年双十一')
})

test('[KEY-6] language and colours change at once, and every word with them', async ({ launch }) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, 'Lin')
  await createByKeys(window)
  await tabTo(window, 'nav [data-settings]')
  await press(window, 'Enter')
  await window.locator('[data-ready=settings]').waitFor()
  await tabTo(window, 'main [role=radiogroup] input')
  await press(window, 'ArrowRight')
  await expect(window.locator('h1')).toHaveText('Settings')
  await expect.poll(() => chinese(window)).toEqual(['中文'])
  await tabTo(window, 'main [role=radiogroup] input[value=system]')
  await press(window, 'ArrowRight', 'ArrowRight')
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await tabTo(window, 'nav [data-open-project]', 'Shift+Tab')
  await press(window, 'Enter')
  await card(window, 'D11-01').waitFor()
  await expect.poll(() => chinese(window)).toEqual([])
})

/** Chinese words that are on the screen; the seal is a picture. */
function chinese(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.body.innerText.split('\n').filter(line => /\p{Script=Han}/u.test(line) && line !== '战'),
  )
}

test('[KEY-7] roles are filled, phases kept, checklist and dependencies changed by keyboard', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  await tabTo(window, '[data-roles]')
  await press(window, 'Enter')
  const service = window.locator('[data-role=cs]')
  await expect(service).toContainText(/待补：客服 \d+ 项/)
  await expect(window.locator('[role=dialog] [data-autofocus]')).toBeFocused()
  await choose(window, '[aria-label="客服由谁负责"]', '林悦')
  await expect(service).toContainText('都有负责人')
  await press(window, 'Escape')
  await expect(window.locator('[data-roles]')).toBeFocused()

  await tabTo(window, '[data-phases]')
  await press(window, 'Enter')
  await expect(window.locator('[aria-label="策划期名称"]')).toBeFocused()
  await typeOver(window, '[aria-label="策划期名称"]', '筹备期')
  await choose(window, '[aria-label="筹备期颜色"]', '檀')
  await tabTo(window, '[aria-label="新阶段，回车添加"]')
  await window.keyboard.type('加赛')
  await press(window, 'Enter')
  await expect(window.locator('[data-phase]')).toHaveCount(6)
  await tabTo(window, '[aria-label="移除阶段：加赛"]', 'Shift+Tab')
  await press(window, 'Enter')
  await expect(window.locator('[data-phase]')).toHaveCount(5)
  await press(window, 'Escape')

  await tabTo(window, '[data-status=todo] [data-task] button')
  await press(window, 'ArrowDown', 'Enter')
  const panel = window.locator('[data-panel]')
  await expect(panel).toContainText('筹备期')
  await typeOver(window, field('添加一项，回车继续'), '分类')
  await tabTo(window, '[data-panel] li input[type=checkbox]', 'Shift+Tab')
  await press(window, 'F2')
  await window.keyboard.type('分类客诉')
  await press(window, 'Enter')
  await expect(panel.getByLabel('分类客诉', { exact: true })).toBeFocused()
  await tabTo(window, field('添加前置任务'))
  await window.keyboard.type('平台规则')
  await window.getByRole('option').first().waitFor()
  await press(window, 'ArrowDown', 'Enter')
  await applyByKeys(window)
  await tabTo(window, '[data-panel] [aria-label^="依赖方式"]', 'Shift+Tab')
  await press(window, 'Enter')
  await expect(window.locator('[role=dialog] input').first()).toBeFocused()
  const terms = panel.locator('[aria-label^="依赖方式"]')
  const lag = window.getByRole('dialog').getByLabel('间隔', { exact: false }).last()
  await choose(window, '[role=dialog] input', 'SS 同时开始')
  await applyByKeys(window)
  // Each key goes where the person sees it go: nobody types into a field that has not got the keyboard yet.
  await expect(terms).toHaveText('SS')
  await expect(window.getByRole('option').first()).toBeHidden()
  await press(window, 'Tab')
  await expect(lag).toBeFocused()
  await press(window, 'Control+a')
  await window.keyboard.type('2')
  await expect(lag).toHaveValue(/^2/)
  await press(window, 'Enter')
  await applyByKeys(window)
  await expect(terms).toHaveText('SS +2')
})

test('[KEY-8] a search that is left and opened again at once holds nothing of what was typed before', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  const search = window.getByPlaceholder('搜索项目与任务')
  await press(window, 'Control+k')
  await expect(search).toBeFocused()
  await window.keyboard.type('主图')
  // Left and opened in one task of the window, as fast as anybody can.
  await search.evaluate(field => {
    const press = (key: string, ctrlKey: boolean): boolean =>
      (document.activeElement ?? field).dispatchEvent(
        new KeyboardEvent('keydown', { key, code: key === 'k' ? 'KeyK' : key, ctrlKey, bubbles: true }),
      )
    press('Escape', false)
    return new Promise(resolve => setTimeout(() => resolve(press('k', true))))
  })
  await expect(search).toBeFocused()
  expect(await search.inputValue()).toBe('')
  await window.keyboard.type('D11-36')
  await expect(search).toHaveValue('D11-36')
})

test('[KEY-8] a task that was found and closed again leaves the keyboard to the plan, not to the search', async ({
  launch,
}) => {
  const { window } = await launch({ now: AUGUST })
  await introduceByKeys(window, '林悦')
  await createByKeys(window)
  await press(window, 'Control+k')
  await expect(window.getByPlaceholder('搜索项目与任务')).toBeFocused()
  await window.keyboard.type('D11-36')
  await expect(window.locator('.mantine-Spotlight-action')).toHaveCount(1)
  await press(window, 'Enter')
  await expect(window.locator('[data-panel="D11-36"]')).toBeFocused()
  await press(window, 'Escape')
  expect(await window.evaluate(() => document.activeElement?.matches('input, textarea') ?? false)).toBe(false)
  await press(window, 'Control+z')
  await expect(window.locator('[data-task]')).toHaveCount(0)
})
