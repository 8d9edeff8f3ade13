import { exampleDates } from './exampleDates'

/** The 8 tasks: id | T 2026-11-05. */
export const newProductLiteDates = exampleDates(
  ['2026-11-05'],
  `
N8-1 | 09-11
N8-2 | 09-14→09-16
N8-3 | 09-23→09-28
N8-4 | 09-29→10-12
N8-5 | 10-13→10-15
N8-6 | 10-16→10-19
N8-7 | 10-30→11-02
N8-8 | 11-05
`,
)
