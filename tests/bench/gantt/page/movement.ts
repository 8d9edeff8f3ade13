export interface Movement {
  /** Milliseconds between frames: the middle one and the one that 95 of 100 do not exceed. */
  readonly p50: number
  readonly p95: number
  /** How often the window answered nothing for 50 ms or more. */
  readonly longTasks: number
}

/** Pixels a second: a hard flick down, and a pan to the side. */
const SPEED = { y: 3_000, x: 1_200 } as const
const LASTS_MS = 3_000

const longTasks: number[] = []
new PerformanceObserver(list => {
  for (const { startTime } of list.getEntries()) longTasks.push(startTime)
}).observe({ type: 'longtask' })

/** Scrolls what scrolls farthest in `host`, once a frame, there and back again at its ends. */
export async function moved(host: HTMLElement, axis: 'x' | 'y'): Promise<Movement> {
  const { element, most } = scrollerIn(host, axis)
  const began = performance.now()
  const frames: number[] = []
  let [place, way] = [0, 1]
  for (let last = await nextFrame(); performance.now() - began < LASTS_MS; ) {
    const now = await nextFrame()
    frames.push(now - last)
    place += (way * SPEED[axis] * (now - last)) / 1_000
    if (place < 0 || place > most) way = -way
    place = Math.min(most, Math.max(0, place))
    element[axis === 'y' ? 'scrollTop' : 'scrollLeft'] = place
    last = now
  }
  // Long tasks are told a moment later.
  await new Promise(resolve => setTimeout(resolve, 200))
  frames.sort((a, b) => a - b)
  const at = (part: number): number => frames[Math.floor((frames.length - 1) * part)] ?? 0
  return { p50: at(0.5), p95: at(0.95), longTasks: longTasks.filter(time => time >= began).length }
}

function nextFrame(): Promise<number> {
  return new Promise(resolve => requestAnimationFrame(resolve))
}

function scrollerIn(host: HTMLElement, axis: 'x' | 'y'): { element: Element; most: number } {
  let found: { element: Element; most: number } | null = null
  for (const element of host.querySelectorAll('*')) {
    const most =
      axis === 'y' ? element.scrollHeight - element.clientHeight : element.scrollWidth - element.clientWidth
    if (most <= (found?.most ?? 40)) continue
    const { overflowX, overflowY } = getComputedStyle(element)
    if (/auto|scroll/.test(axis === 'y' ? overflowY : overflowX)) found = { element, most }
  }
  if (found === null) throw new Error(`nothing scrolls along ${axis}`)
  return found
}
