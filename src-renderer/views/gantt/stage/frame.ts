export interface Frame {
  /** Draws once in the next frame, however often it is asked for. */
  request(): void
  /** Draws nothing any more, although callbacks may still request it after the chart is destroyed. */
  close(): void
}

export function makeFrame(draw: () => void): Frame {
  let asked: number | null = null
  let isClosed = false
  return {
    request() {
      if (isClosed) return
      asked ??= requestAnimationFrame(() => {
        asked = null
        draw()
      })
    },
    close() {
      isClosed = true
      if (asked !== null) cancelAnimationFrame(asked)
    },
  }
}
