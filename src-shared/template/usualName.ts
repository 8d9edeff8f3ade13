import { isDay } from '../domain/day'
import { isoWeek } from '../domain/isoWeek'
import type { BothLanguages } from '../domain/wording'
import type { ProjectTemplate } from './template'

/** What a project is called unless a person says otherwise: a cycle by its week, anything else by its template. */
export function usualNameOf({ name, weekly }: ProjectTemplate, T: string): BothLanguages {
  if (weekly === null || !isDay(T)) return name
  const week = isoWeek(T)
  return { zh: `${weekly.name.zh} ${week}`, en: `${weekly.name.en} ${week}` }
}
