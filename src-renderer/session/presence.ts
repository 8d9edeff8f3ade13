import { useEffect } from 'react'
import { useHost, useWorkspace } from './projectContext'
import { useScreen } from './screen'

/** Tells colleagues who sits here and which project is open. */
export function usePresence(): void {
  const { relay, identity } = useHost()
  const me = useWorkspace(workspace => workspace.person.get(identity.personId))
  const project = useScreen(screen => (screen.page.at === 'project' ? screen.page.id : null))
  useEffect(() => {
    if (me === undefined) return
    relay.announce({ personId: me.id, name: me.name, colour: me.colour, project })
  }, [relay, me, project])
}
