import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { electronProgram } from '../../build/setup/electron.mjs'
import { fixedSurroundings, launchArguments } from '../../build/launch.mjs'
import '#shared/contracts/ipc'
import { expect, test } from '#support/e2e/test'

const ready = (page: Page) => page.locator('[data-ready]').first().waitFor()

test('[SEC-1] the window opens at the app origin, in the default size', async ({ launch }) => {
  const { app, window } = await launch()
  await ready(window)
  expect(await window.evaluate(() => self.origin)).toBe('app://warroom')
  const bounds = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(one => one.getSize()),
  )
  expect(bounds).toEqual([[1440, 900]])
})

test('[IPC-1] the page has the bridge and nothing of Node', async ({ launch }) => {
  const { window } = await launch()
  await ready(window)
  const found = await window.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter(name => name in globalThis),
    bridge: Object.keys(self.warroom).sort(),
  }))
  expect(found.node).toEqual([])
  expect(found.bridge).toEqual([
    'keepWorkspaces',
    'onFileOpened',
    'onFlushBeforeQuit',
    'openExternal',
    'openedFile',
    'printPdf',
    'printSheets',
    'readCourier',
    'relayHealth',
    'saveCourier',
    'saveFile',
    'setScheme',
    'startFacts',
    'storage',
  ])
})

test('[SEC-2] the page runs isolated and sandboxed, without guests', async ({ launch }) => {
  const { app, window } = await launch()
  await ready(window)
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  })
})

test('[IPC-2] what tests set from outside reaches the page as start facts', async ({ launch }) => {
  const { window, profile } = await launch({
    now: '2026-11-11T00:00:00+08:00',
    language: 'en-GB',
    extraEnv: { WARROOM_SAMPLE: 'double11' },
  })
  await ready(window)
  const facts = await window.evaluate(() => self.warroom.startFacts())
  expect(facts).toMatchObject({
    language: 'en-GB',
    clockOverride: Date.parse('2026-11-10T16:00:00Z'),
    sample: 'double11',
    profile: 'separate',
  })
  expect(profile).toContain('warroom-profile-')
})

interface Violations {
  seen: string[]
}

async function watchViolations(window: Page): Promise<void> {
  await window.addInitScript(() => {
    const kept: Violations = { seen: [] }
    Object.assign(globalThis, { violations: kept })
    addEventListener('securitypolicyviolation', event =>
      kept.seen.push(
        `${event.effectiveDirective}: ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`,
      ),
    )
  })
  await window.reload()
  await ready(window)
}

const violations = (window: Page) =>
  window.evaluate(() => (globalThis as unknown as { violations: Violations }).violations.seen)

test('[SEC-3] the start breaks no rule of the content policy', async ({ launch }) => {
  const { window } = await launch()
  await watchViolations(window)
  expect(await violations(window)).toEqual([])
})

test('[SEC-4] the content policy stops inline scripts, eval, frames and everything from the network', async ({
  launch,
}) => {
  const { app, window } = await launch()
  await watchViolations(window)
  const requested = await app.evaluateHandle(({ session }) => {
    const list: string[] = []
    session.defaultSession.webRequest.onSendHeaders(request => void list.push(request.url))
    return list
  })
  const before = (await violations(window)).length
  await window.evaluate(() => {
    const add = (tag: string, facts: object) =>
      document.body.append(Object.assign(document.createElement(tag), facts))
    add('script', { textContent: 'globalThis.wasRun = true' })
    add('img', { src: 'https://example.com/a.png' })
    add('iframe', { src: 'https://example.com/' })
    add('style', { textContent: 'body { background: url(https://example.com/b.png) }' })
    // What the test itself evaluates may call eval; a timer of the page may not.
    setTimeout(() => new Function('globalThis.wasRun = true')())
    fetch('https://example.com/').catch(() => undefined)
  })
  const directives = async () =>
    (await violations(window))
      .slice(before)
      .map(one => one.split(':')[0])
      .sort()
  await expect
    .poll(directives)
    .toEqual(['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-elem', 'style-src-elem'])
  expect(await window.evaluate(() => 'wasRun' in globalThis)).toBe(false)
  expect(await requested.evaluate(list => list.filter(url => url.startsWith('http')))).toEqual([])
})

test('[SEC-4] the network filter refuses http even where no content policy rules', async ({ launch }) => {
  const server = createServer((_request, response) => void response.end('reached')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { app, window } = await launch()
  await ready(window)
  const { port } = server.address() as AddressInfo
  const outcome = await app.evaluate(
    ({ session }, address) => session.defaultSession.fetch(address).then(answer => answer.text(), String),
    `http://127.0.0.1:${port}/`,
  )
  server.close()
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT')
})

test('[SEC-5] the page cannot be led elsewhere or open a second window', async ({ launch }) => {
  const { app, window } = await launch()
  await ready(window)
  for (const address of ['https://example.com/', 'file:///etc/hosts', 'data:text/html,x']) {
    await window.evaluate(to => {
      const link = Object.assign(document.createElement('a'), { href: to })
      document.body.append(link)
      link.click()
      open(to)
    }, address)
  }
  expect(window.url()).toBe('app://warroom/')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await window.evaluate(() => document.querySelectorAll('[data-ready]').length)).toBe(1)
})

test('[SEC-6] every permission is refused but writing to the clipboard', async ({ launch }) => {
  const { window } = await launch()
  await ready(window)
  const states = await window.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    const position = new Promise(resolve =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        fault => resolve(fault.code === fault.PERMISSION_DENIED ? 'denied' : 'asked'),
      ),
    )
    return {
      position: await position,
      camera: await state('camera'),
      notifications: await Notification.requestPermission(),
      reading: await state('clipboard-read'),
      writing: await state('clipboard-write'),
    }
  })
  expect(states).toEqual({
    position: 'denied',
    camera: 'denied',
    notifications: 'denied',
    reading: 'denied',
    writing: 'granted',
  })
})

test('[SEC-7] a second start on the same profile ends, and brings the first to front', async ({ launch }) => {
  const { app, window, profile } = await launch()
  await ready(window)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const second = spawn(electronProgram(), launchArguments(), {
    env: { ...process.env, ...fixedSurroundings({ profile }) },
    stdio: 'ignore',
  })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(one => one.isVisible())),
    )
    .toEqual([true])
})

test('[SEC-8] two starts with different profiles run side by side', async ({ launch }) => {
  const [one, other] = await Promise.all([launch(), launch()])
  await Promise.all([ready(one.window), ready(other.window)])
  expect(one.profile).not.toBe(other.profile)
})

const putRow = (value: string) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('kept', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
      writing.objectStore('rows').put(value, 'one')
      writing.oncomplete = () => resolve()
      writing.onabort = () => reject(writing.error)
    }
  })

const readRow = () =>
  new Promise<unknown>((resolve, reject) => {
    const opening = indexedDB.open('kept', 1)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('rows').objectStore('rows').get('one')
      reading.onsuccess = () => resolve(reading.result)
      reading.onerror = () => reject(reading.error)
    }
  })

test('[SEC-9] what the page stores survives a kill of the whole app', async ({ launch }) => {
  const first = await launch()
  await ready(first.window)
  await first.window.evaluate(putRow, '双十一')
  await first.kill()
  const again = await first.relaunch()
  await ready(again.window)
  expect(await again.window.evaluate(readRow)).toBe('双十一')
})

test('[IPC-3] closing waits until the page has written what it holds', async ({ launch }) => {
  const first = await launch()
  await ready(first.window)
  await first.window.evaluate(() => {
    const bridge = self.warroom
    bridge.onFlushBeforeQuit(
      () =>
        new Promise<void>(resolve => {
          setTimeout(() => {
            localStorage.setItem('flushed', 'yes')
            resolve()
          }, 300)
        }),
    )
  })
  await first.close()
  const again = await first.relaunch()
  await ready(again.window)
  expect(await again.window.evaluate(() => localStorage.getItem('flushed'))).toBe('yes')
})

test('[IPC-4] a page that never answers does not hold the app back for ever: it closes, and its log says why', async ({
  launch,
}) => {
  const { window, close, profile } = await launch()
  await ready(window)
  await window.evaluate(() => {
    self.warroom.onFlushBeforeQuit(() => new Promise(() => undefined))
  })
  await close()
  const log = readFileSync(join(profile, 'logs', 'main.log'), 'utf8')
  const told = log
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)
  expect(told.filter(({ happened }) => happened === 'window.flushed')).toMatchObject([
    { outcome: 'flush:late' },
  ])
})
