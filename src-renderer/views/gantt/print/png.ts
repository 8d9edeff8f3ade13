import { type Refusal, refuse } from '#shared/domain/refusal'
import type { Page } from './marks'
import { paintMarks } from './raster'

/** What a canvas of Chromium takes, and what memory does. */
const MOST_SIDE = 16_384
const MOST_PIXELS = 80_000_000
const USUAL = 2
/** Smaller, and nobody could read it. */
const LEAST = 0.5

export interface PngSize {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Pixels per CSS pixel. */
  readonly scale: number
  /** Whether it had to be made smaller than usual. */
  readonly isShrunk: boolean
}

export function pngSize({ width, height }: Pick<Page, 'width' | 'height'>): PngSize | Refusal {
  const most = Math.min(MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)))
  const scale = Math.min(USUAL, most)
  if (scale < LEAST) return refuse('pictureTooLarge')
  return {
    width: Math.floor(width * scale),
    height: Math.floor(height * scale),
    scale,
    isShrunk: scale < USUAL,
  }
}

/** The page as the bytes of a PNG file. */
export async function pngOf(page: Page, { width, height, scale }: PngSize): Promise<Uint8Array> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('this window can draw no canvas')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.scale(scale, scale)
  paintMarks(context, page.marks)
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('the picture could not be encoded')
  return new Uint8Array(await blob.arrayBuffer())
}
