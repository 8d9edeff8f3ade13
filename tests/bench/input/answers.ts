import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Warroom } from '../../support/e2e/launch'
import { root } from '../../../build/setup/run.mjs'

/** What a window answered while something went on in it. */
export interface Answers {
  /** Milliseconds of every silence worth the name, longest first. */
  readonly silences: readonly number[]
  /** Milliseconds from each key to the frame after it. */
  readonly keys: readonly number[]
  /** Milliseconds of processor time of its longest tasks, longest first: what others do on the computer adds nothing. */
  readonly tasks: readonly number[]
}

/** Every wait of this bench ends: with a fault that says what was waited for. */
export const LIMIT_MS = 60_000

declare global {
  interface Window {
    answers: { silences: number[]; keys: number[]; isWatched: boolean }
  }
}

/**
 * Runs in the page: a message to itself every 1 to 4 ms. What lies between two of them is the time in which a timer
 * would have waited; keys and clicks overtake what waits, but not what runs. The time of a key is the one at which the
 * browser took it.
 */
function watchAnswers(): void {
  const isWatched = window.answers?.isWatched ?? false
  window.answers = { silences: [], keys: [], isWatched: true }
  if (isWatched) return
  const WORTH_MS = 8
  let last = performance.now()
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    const now = performance.now()
    if (now - last > WORTH_MS) window.answers.silences.push(now - last)
    last = now
    setTimeout(() => channel.port2.postMessage(null), 1)
  }
  channel.port2.postMessage(null)
  const onKey = ({ timeStamp }: KeyboardEvent): void => {
    const painted = new MessageChannel()
    painted.port1.onmessage = () => window.answers.keys.push(performance.now() - timeStamp)
    requestAnimationFrame(() => painted.port2.postMessage(null))
  }
  window.addEventListener('keydown', onKey, { capture: true })
}

export async function watched({ app, window: page }: Warroom, work: () => Promise<void>): Promise<Answers> {
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', '__metadata'] }),
  )
  await page.evaluate(watchAnswers)
  await within(LIMIT_MS, 'what is watched', work())
  const { silences, keys } = await page.evaluate(() => window.answers)
  const trace = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
  const tasks = longestTasks(trace)
  rmSync(trace)
  return { silences: silences.sort((a, b) => b - a), keys, tasks }
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of processor time. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

function longestTasks(trace: string): number[] {
  const { traceEvents } = JSON.parse(readFileSync(trace, 'utf8')) as { traceEvents: TraceEvent[] }
  const isWindow = ({ name, args }: TraceEvent): boolean =>
    name === 'thread_name' && args.name === 'CrRendererMain'
  const threads = new Set(traceEvents.filter(isWindow).map(({ pid, tid }) => `${pid}/${tid}`))
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid}/${tid}`))
    .map(({ tdur }) => (tdur ?? 0) / 1000)
    .sort((a, b) => b - a)
    .slice(0, 50)
}

/** With a processor profile of the page beside the bench, for whoever asks where a silence comes from. */
export async function profiled(page: Page, file: string, work: () => Promise<Answers>): Promise<Answers> {
  if (!process.argv.includes('--profile')) return work()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Profiler.enable')
  await devtools.send('Profiler.setSamplingInterval', { interval: 500 })
  await devtools.send('Profiler.start')
  const answers = await work()
  const { profile } = await devtools.send('Profiler.stop')
  await devtools.detach()
  writeFileSync(join(root, 'out', 'bench', `${file}.cpuprofile`), JSON.stringify(profile))
  return answers
}

const KEYS = 30
const PAUSE_MS = 25

/** Types into what has the keyboard until `work` is over, and a few dozen keys at least. */
export async function typingDuring(page: Page, letter: string, work: Promise<void>): Promise<void> {
  let isOver = false
  const over = (): void => {
    isOver = true
  }
  work.then(over, over)
  for (let typed = 0; !isOver || typed < KEYS; typed++) {
    await page.keyboard.press(typed % 8 === 7 ? 'Control+a' : letter)
    await page.waitForTimeout(PAUSE_MS)
  }
  await work
}

export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not over after ${ms / 1000} s`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + LIMIT_MS
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what}: not so after ${LIMIT_MS / 1000} s`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
