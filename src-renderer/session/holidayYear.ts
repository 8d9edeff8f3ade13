import { useCallback } from 'react'
import { isRefusal, refuse } from '#shared/domain/refusal'
import { readHolidayYear } from '#shared/interchange/holidayYear'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import { useExplain } from './notices'
import { useSession } from './projectContext'

const MOST_BYTES = 1_000_000

/** Takes the public calendar of a year out of a file into the workspace; everybody's plans follow. */
export function useImportHolidayYear(): (file: File) => Promise<Outcome> {
  const { workspace } = useSession()
  const explain = useExplain()
  return useCallback(
    file => {
      const work = async (): Promise<Outcome> => {
        if (file.size > MOST_BYTES) return refuse('fileTooBig', { most: MOST_BYTES / 1_000_000 })
        const year = readHolidayYear(await file.text())
        return isRefusal(year) ? year : workspace.documents.run('importHolidayYear', year)
      }
      return explain(work())
    },
    [workspace, explain],
  )
}
