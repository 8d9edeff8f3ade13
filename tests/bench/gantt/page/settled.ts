/** The first moment after the frame that is painted next. */
function paint(): Promise<number> {
  return new Promise(resolve => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now())
      channel.port2.postMessage(null)
    })
  })
}

const LIMIT_MS = 120_000

/** vis-timeline hides itself behind this until it has drawn all of itself. */
const LOADING = '.vis-loading-screen'

/**
 * Runs `act` and gives the milliseconds from its beginning to the paint after the last change of the document
 * in `host`, or of what `act` itself tells to have painted; that nothing has changed for `quietMs` shows which was the last.
 */
export async function paintedAfter(
  act: (painted: () => void) => void,
  { host, quietMs }: { host: HTMLElement; quietMs: number },
): Promise<number> {
  const began = performance.now()
  let last = began
  const touch = (): void => {
    last = performance.now()
  }
  const watching = new MutationObserver(touch)
  watching.observe(host, { childList: true, subtree: true, attributes: true, characterData: true })
  act(touch)
  const paints: number[] = []
  for (let at = await paint(); ; at = await paint()) {
    paints.push(at)
    if (at - last > quietMs && host.querySelector(LOADING) === null) break
    if (at - began > LIMIT_MS) throw new Error('the chart never comes to rest')
  }
  watching.disconnect()
  return (paints.find(at => at >= last) ?? last) - began
}
