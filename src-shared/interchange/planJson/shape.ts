import { z } from 'zod'
import { isClockTime } from '../../domain/clockTime'
import { isDay } from '../../domain/day'
import { readMoment } from '../moments'

/** As `docs/plan-json.md` tells; `docs/plan.schema.json` is made of it. */
const ID = /^[^\p{Cc}\p{Cs}\ufffe\uffff]+$/u
const id = z
  .string()
  .min(1)
  .max(200)
  .refine(text => ID.test(text))
  .meta({ pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]+$', description: 'Without control characters' })
const day = z.string().refine(isDay).meta({ format: 'date', description: 'YYYY-MM-DD' })
const moment = z
  .string()
  .refine(text => readMoment(text) !== null)
  .meta({
    pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d)?$',
    description: 'Local date-time YYYY-MM-DDTHH:mm, or a day',
  })
const clock = z
  .string()
  .refine(isClockTime)
  .meta({ pattern: '^\\d\\d:\\d\\d$', description: 'HH:mm, 24:00 is the end of the day' })
const amount = z.number().min(-1e8).max(1e8)
const length = z
  .strictObject({
    minutes: amount.optional(),
    days: amount.optional(),
    elapsed: z.boolean().optional().describe('Counted by the clock; a day is then 24 hours'),
  })
  .describe('Minutes, or days of minutesPerDay')
const shifts = z
  .array(z.tuple([clock, clock]))
  .max(50)
  .describe('In order, from and to')

export const calendarShape = z.strictObject({
  id,
  name: z.string().optional(),
  week: z
    .partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), shifts)
    .describe('A weekday that is not named is off'),
  exceptions: z
    .array(
      z.strictObject({
        from: day,
        to: day.optional().describe('The same day without it'),
        name: z.string().optional(),
        shifts: shifts.optional().describe('Own hours; a day off without them'),
      }),
    )
    .optional(),
})

const CONSTRAINTS = [
  'asSoonAsPossible',
  'asLateAsPossible',
  'startNoEarlier',
  'startNoLater',
  'finishNoEarlier',
  'finishNoLater',
  'mustStart',
  'mustFinish',
] as const

export const taskShape = z.strictObject({
  id,
  name: z.string().optional(),
  parent: id.optional().describe('Its summary'),
  duration: length.optional().describe('0 without it: a milestone'),
  calendar: id.optional(),
  constraint: z.strictObject({ type: z.enum(CONSTRAINTS), at: moment.optional() }).optional(),
  deadline: moment.optional(),
  actualStart: moment.optional(),
  actualFinish: moment.optional(),
  done: length.optional().describe('Of the duration'),
  released: moment.optional().describe('When those were let go on who wait at a gate'),
})

export const dependencyShape = z.strictObject({
  id: id.optional(),
  from: id,
  to: id,
  type: z.enum(['FS', 'SS', 'FF', 'SF']).optional().describe('FS without it'),
  lag: length.optional().describe('Negative for a lead'),
  gate: z.boolean().optional().describe('Holds until the predecessor is released, too'),
})

export const planShape = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().optional(),
  start: moment,
  status: moment.optional().describe('What is left is planned from here'),
  calendar: id.optional().describe('cn, weekdays, none, or one of calendars; cn without it'),
  minutesPerDay: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .optional()
    .describe('480 without it, 1440 with calendar none'),
  calendars: z.array(calendarShape).optional(),
  milestonesWait: z
    .boolean()
    .optional()
    .describe('A milestone after the last minute of a day waits for the next working day'),
  tasks: z.array(taskShape),
  dependencies: z.array(dependencyShape).optional().describe('Oldest first'),
})

export type PlanJson = z.infer<typeof planShape>
