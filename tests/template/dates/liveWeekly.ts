import { exampleDates } from './exampleDates'

/** The 17 tasks: id | T 2026-09-17. */
export const liveWeeklyDates = exampleDates(
  ['2026-09-17'],
  `
CT-01 | 09-09
CT-02 | 09-10→09-11
CT-03 | 09-10
CT-04 | 09-11→09-14
CT-05 | 09-11→09-14
CT-06 | 09-11→09-14
CT-07 | 09-14
CT-08 | 09-15
CT-09 | 09-15
CT-10 | 09-16
CT-11 | 09-17
CT-12 | 09-17
CT-13 | 09-17
CT-14 | 09-17
CT-15 | 09-18
CT-16 | 09-18→09-20
CT-17 | 09-18→09-20
`,
)
