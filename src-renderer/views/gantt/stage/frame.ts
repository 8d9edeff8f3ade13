export interface Frame {
  /** Draws once in the next frame, however often it is asked for. */
  request(): void
  /** From now on nothing is drawn: a scroll or an answer may still come in after the chart is gone. */
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
