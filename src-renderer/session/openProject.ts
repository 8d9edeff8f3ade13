import { startTransition, useEffect, useState } from 'react'
import { type OpenProject, useSession, useWorkspace } from './projectContext'

/** Opens a project as long as it is on the screen; null until it is there. */
export function useOpenProject(id: string): OpenProject | null {
  const { host, planOf } = useSession()
  const [project, setProject] = useState<OpenProject | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const exists = useWorkspace(workspace => workspace.project.has(id))
  useEffect(() => {
    let isCurrent = true
    host.openProject(id).then(
      // Drawn in slices: a click or a key comes in between, however large the board is.
      documents => isCurrent && startTransition(() => setProject({ id, set: planOf(documents) })),
      (reason: unknown) => isCurrent && setFault(reason),
    )
    return () => {
      isCurrent = false
      const open = host.openProjects().find(one => one.ids.project === id)
      if (open !== undefined) host.summaries.keep(id, open.snapshot())
      host.closeProject(id)
    }
  }, [host, planOf, id])
  if (fault !== null) throw fault
  return exists && project?.id === id ? project : null
}
