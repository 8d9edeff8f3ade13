/** Sheets that a chart is printed on; sides in mm. */
export const PAPERS = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1189],
} as const
type Paper = keyof typeof PAPERS

export const FORMATS = ['pdf', 'png', 'svg'] as const
export const ORIENTATIONS = ['landscape', 'portrait'] as const
export const SPREADS = ['pages', 'onePage'] as const
/** `screen` keeps the zoom of the chart; the others are pixels per day. */
export const SCALES = { screen: null, days: 19, weeks: 6, months: 2.5 } as const

export interface PrintChoice {
  readonly format: (typeof FORMATS)[number]
  readonly paper: Paper
  readonly orientation: (typeof ORIENTATIONS)[number]
  /** Over as many pages as it takes, or made small enough for one. */
  readonly spread: (typeof SPREADS)[number]
  readonly scale: keyof typeof SCALES
}

export const USUAL_CHOICE: PrintChoice = {
  format: 'pdf',
  paper: 'A3',
  orientation: 'landscape',
  spread: 'pages',
  scale: 'screen',
}

/** Sides of the sheet in mm. */
export function sidesOf({ paper, orientation }: Pick<PrintChoice, 'paper' | 'orientation'>) {
  const [short, long] = PAPERS[paper]
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short }
}

const PX_A_MM = 96 / 25.4

export function pixelsOf(mm: number): number {
  return mm * PX_A_MM
}

/** The choice as one word of a person's settings. */
export function choiceText({ format, paper, orientation, spread, scale }: PrintChoice): string {
  return [format, paper, orientation, spread, scale].join(' ')
}

/** What was chosen last; the usual in place of what is not known. */
export function readChoice(text: unknown): PrintChoice {
  const words = typeof text === 'string' ? text.split(' ') : []
  const among = <T extends string>(known: readonly T[], usual: T): T =>
    known.find(one => words.includes(one)) ?? usual
  return {
    format: among(FORMATS, USUAL_CHOICE.format),
    paper: among(Object.keys(PAPERS) as Paper[], USUAL_CHOICE.paper),
    orientation: among(ORIENTATIONS, USUAL_CHOICE.orientation),
    spread: among(SPREADS, USUAL_CHOICE.spread),
    scale: among(Object.keys(SCALES) as PrintChoice['scale'][], USUAL_CHOICE.scale),
  }
}
