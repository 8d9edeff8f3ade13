import { useSyncExternalStore } from 'react'
import type { Importing, ImportState } from '#shared/host/importing/importing'
import { useSession } from './projectContext'

/** The import of this window and how far it has come. */
export function useImporting(): readonly [ImportState, Importing] {
  const { importing } = useSession()
  return [useSyncExternalStore(importing.subscribe, importing.state), importing]
}
