import { useCallback } from 'react'
import type { Outcome } from '#shared/host/dispatch/dispatcher'
import { importHolidayYear } from '#shared/host/importHolidayYear'
import { useExplain } from './notices'
import { useHost } from './projectContext'

/** Brings the public calendar of a year in; a refusal is explained at the foot of the window. */
export function useImportHolidayYear(): (file: File) => Promise<Outcome> {
  const host = useHost()
  const explain = useExplain()
  return useCallback(file => explain(importHolidayYear(host, file)), [host, explain])
}
