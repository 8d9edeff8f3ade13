import { useEffect } from 'react'
import { useSession, useWorkspace } from './projectContext'
import { useScreen } from './screen'

/** Tells colleagues who sits here and which project is open. */
export function usePresence(): void {
  const { relay, identity } = useSession()
  const me = useWorkspace(workspace => workspace.person.get(identity.personId))
  const project = useScreen(screen => (screen.place.at === 'project' ? screen.place.id : null))
  useEffect(() => {
    if (me === undefined) return
    relay.announce({ personId: me.id, name: me.name, colour: me.colour, project })
  }, [relay, me, project])
}
