/** What tests, the tour and development may set from outside. A packaged app takes nothing of it. */
export interface Overrides {
  readonly clock: number | null
  readonly language: string | null
  readonly profile: string | null
  readonly sample: string | null
  /** Where the development server serves the renderer. */
  readonly rendererUrl: string | null
}

const NONE: Overrides = { clock: null, language: null, profile: null, sample: null, rendererUrl: null }

function readInstant(text: string | undefined): number | null {
  if (!text) return null
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw new Error(`WARROOM_NOW is no instant: ${text}`)
  return instant
}

export function readOverrides(environment: NodeJS.ProcessEnv, isPackaged: boolean): Overrides {
  if (isPackaged) return NONE
  return {
    clock: readInstant(environment.WARROOM_NOW),
    language: environment.WARROOM_LANGUAGE || null,
    profile: environment.WARROOM_PROFILE || null,
    sample: environment.WARROOM_SAMPLE || null,
    rendererUrl: environment.ELECTRON_RENDERER_URL || null,
  }
}
