export interface Frame {
  /** Draws once in the next frame, however often it is asked for. */
  request(): void
  cancel(): void
}

export function makeFrame(draw: () => void): Frame {
  let asked: number | null = null
  return {
    request() {
      asked ??= requestAnimationFrame(() => {
        asked = null
        draw()
      })
    },
    cancel() {
      if (asked !== null) cancelAnimationFrame(asked)
      asked = null
    },
  }
}
