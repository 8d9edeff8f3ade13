/** Wall-clock time `HH:mm`, 00:00 … 24:00. 24:00 is the end of its day, as platforms write 11-11 24:00. */
export type ClockTime = `${number}:${number}`

const SHAPE = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/

/** A clock time that lies on its own day, where work can begin: 00:00 … 23:59. */
export function isStartTime(value: unknown): value is ClockTime {
  return isClockTime(value) && value !== '24:00'
}

export function isClockTime(value: unknown): value is ClockTime {
  return typeof value === 'string' && SHAPE.test(value)
}
