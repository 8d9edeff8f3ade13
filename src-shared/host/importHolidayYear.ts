import { isRefusal, refuse } from '../domain/refusal'
import { readHolidayYear } from '../interchange/holidayYear'
import type { Outcome } from './dispatch/dispatcher'
import type { Host } from './host'

const MOST_BYTES = 1_000_000

/** Takes the public calendar of a year out of a file into the workspace; everybody's plans follow. */
export async function importHolidayYear(
  { workspace }: Host,
  file: { readonly size: number; text(): Promise<string> },
): Promise<Outcome> {
  if (file.size > MOST_BYTES) return refuse('fileTooBig', { most: MOST_BYTES / 1_000_000 })
  const year = readHolidayYear(await file.text())
  return isRefusal(year) ? year : workspace.run('importHolidayYear', year)
}
