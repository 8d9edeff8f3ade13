import type { Task } from '#shared/model/task'
import { isJobRole, jobRoles } from '#shared/domain/role'
import { usePerson } from '../../session/projectContext'
import { Avatar, Vacant } from '../../widgets/Avatar'
import { useCardWords } from './columns'

export function CardPerson({ task }: { task: Task }) {
  const person = usePerson(task.personId)
  const { language, nobody, vacant } = useCardWords()
  if (person !== undefined) return <Avatar name={person.name} colour={person.colour} size={22} />
  const role = isJobRole(task.role) ? jobRoles[task.role].name[language] : null
  return <Vacant role={role} label={role === null ? nobody : vacant(role)} size={22} />
}
