/**
 * The working days of the whole range, counted once per calendar, so that every question afterwards is one or
 * two look-ups: moving 10,000 bars must not walk over days.
 */
export interface WorkingDayIndex {
  isWorked(number: number): boolean
  /** Working days before the day with this number, that day not included. */
  before(number: number): number
  /** The number of the working day at a rank counted from 0; null beyond the range. */
  at(rank: number): number | null
}

export function indexOf(lastNumber: number, isWorked: (number: number) => boolean): WorkingDayIndex {
  const before = new Int32Array(lastNumber + 2)
  const worked = new Int32Array(lastNumber + 1)
  let count = 0
  for (let number = 0; number <= lastNumber; number++) {
    before[number] = count
    if (isWorked(number)) worked[count++] = number
  }
  before[lastNumber + 1] = count
  const countBefore = (number: number) => {
    const found = before[number]
    if (found === undefined) throw new RangeError(`no day with number ${number} in this calendar`)
    return found
  }
  return {
    before: countBefore,
    isWorked: number => countBefore(number + 1) > countBefore(number),
    at: rank => (rank >= 0 && rank < count ? (worked[rank] ?? null) : null),
  }
}
