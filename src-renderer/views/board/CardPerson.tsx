import type { Task } from '#shared/domain/records'
import { useWorkspace } from '../../session/projectContext'
import { Avatar, Vacant } from '../../widgets/Avatar'

export function CardPerson({ task }: { task: Task }) {
  const person = useWorkspace(workspace =>
    task.personId === null ? undefined : workspace.person.get(task.personId),
  )
  if (person === undefined) return <Vacant role={task.role} size={22} />
  return <Avatar name={person.name} colour={person.colour} size={22} />
}
