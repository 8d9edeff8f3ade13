import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { contentPolicy } from '../../src-main/contentPolicy'
import { openFlush } from '../../src-main/flush'
import { openLog } from '../../src-main/log'
import { readOverrides } from '../../src-main/overrides'
import { boundsToOpen, readWindowState, writeWindowState } from '../../src-main/windowState'
import { wordsFor } from '../../src-main/words'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warroom-main-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('what may be set from outside', () => {
  const given = {
    WARROOM_NOW: '2026-10-14T09:30:00+08:00',
    WARROOM_LANGUAGE: 'en',
    WARROOM_PROFILE: 'p',
    WARROOM_SAMPLE: 'double11',
    ELECTRON_RENDERER_URL: 'http://localhost:1/',
  }

  it('[IPC-2] the clock, the language, the profile and the sample', () => {
    expect(readOverrides(given, false)).toEqual({
      clock: Date.UTC(2026, 9, 14, 1, 30),
      language: 'en',
      profile: 'p',
      sample: 'double11',
      rendererUrl: 'http://localhost:1/',
    })
  })

  it('[IPC-2] nothing at all in a packaged app', () => {
    expect(Object.values(readOverrides(given, true))).toEqual([null, null, null, null, null])
  })

  it('[IPC-2] a clock that is no instant ends the start', () => {
    expect(() => readOverrides({ WARROOM_NOW: 'soon' }, false)).toThrow('WARROOM_NOW')
  })
})

describe('where the window opens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 }

  it('[SEC-1] where it was, if that place is still there', () => {
    const bounds = { x: 100, y: 50, width: 1300, height: 800 }
    writeWindowState(join(folder, 'window.json'), { bounds, isMaximized: true, scheme: 'dark' })
    expect(readWindowState(join(folder, 'window.json'))).toEqual({
      bounds,
      isMaximized: true,
      scheme: 'dark',
    })
    expect(boundsToOpen(bounds, [screen])).toEqual(bounds)
  })

  it('[SEC-1] in the default size when its screen is gone, or nothing is remembered', () => {
    const size = { width: 1440, height: 900 }
    expect(boundsToOpen({ x: 2500, y: 50, width: 1300, height: 800 }, [screen])).toEqual(size)
    expect(boundsToOpen({ x: 100, y: -700, width: 1300, height: 800 }, [screen])).toEqual(size)
    expect(boundsToOpen(undefined, [screen])).toEqual(size)
  })

  it('[SEC-1] never smaller than it can be used', () => {
    expect(boundsToOpen({ x: 0, y: 0, width: 300, height: 200 }, [screen])).toMatchObject({
      width: 1120,
      height: 680,
    })
  })

  it.each(['', 'not json', '{"bounds":{"x":"1"}}', '{"scheme":"blue"}'])(
    '[SEC-1] a damaged memory (%j) costs only the place',
    text => {
      writeFileSync(join(folder, 'window.json'), text)
      expect(readWindowState(join(folder, 'window.json'))).toEqual({ isMaximized: false, scheme: 'system' })
    },
  )
})

describe('before the window closes', () => {
  const contents = (sent: string[]) => ({ send: (channel: string) => void sent.push(channel) })

  it.each([
    [true, 'saved'],
    [false, 'notSaved'],
  ] as const)('[IPC-3] the page is asked, and its word (%s) is taken', async (word, outcome) => {
    const flush = openFlush()
    const sent: string[] = []
    const asked = flush.ask(contents(sent))
    flush.answer(word)
    expect(await asked).toBe(outcome)
    expect(sent).toEqual(['flushBeforeQuit'])
  })

  it('[IPC-4] silence is an answer too, after three seconds and not before', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    let outcome = 'none'
    void openFlush()
      .ask(contents([]))
      .then(told => {
        outcome = told
      })
    await vi.advanceTimersByTimeAsync(2_999)
    expect(outcome).toBe('none')
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toBe('late')
  })

  it('[IPC-3] a word that nobody asked for does nothing', () => {
    expect(() => openFlush().answer(true)).not.toThrow()
  })
})

describe('what the main process says', () => {
  it('[WORDS-1] in the language of the system', () => {
    expect(wordsFor('zh-Hant-TW').quit).toBe('退出')
    expect(wordsFor('de-DE').quit).toBe('Quit')
  })

  it('[SEC-11] the log holds ids and counts with their time, and begins anew when it is full', () => {
    const file = join(folder, 'logs', 'main.log')
    openLog(file, () => 7).note('page.gone', { reason: 'reason:oom', tries: 2 })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      at: 7,
      happened: 'page.gone',
      reason: 'reason:oom',
      tries: 2,
    })
    writeFileSync(file, 'x'.repeat(1_000_001))
    openLog(file, () => 8).fault('main.fault', new Error('broken'))
    expect(readFileSync(`${file}.1`, 'utf8')).toHaveLength(1_000_001)
    expect(JSON.parse(readFileSync(file, 'utf8')).fault).toContain('broken')
  })

  it('[SEC-4] the content policy of the built app has no unsafe word and names no plain http', () => {
    const policy = contentPolicy({ styleNonce: 'n', isDevelopment: false })
    expect(policy).not.toMatch(/unsafe|\*|http:|https:/)
    expect(policy.split('; ')).toContain("style-src 'self' 'nonce-n'")
  })
})
