const EDGE = 36
const STEP = 14

/** Pixels to scroll per frame while something is dragged near an edge of `body`. */
export function edgePush(
  { x, y }: { readonly x: number; readonly y: number },
  { clientWidth, clientHeight }: { readonly clientWidth: number; readonly clientHeight: number },
): [dx: number, dy: number] {
  return [push(x, clientWidth), push(y, clientHeight)]
}

function push(at: number, size: number): number {
  if (at < EDGE) return -STEP
  return at > size - EDGE ? STEP : 0
}
