import { useTranslation } from 'react-i18next'
import { useBadge, useProject, useHost } from '../../session/projectContext'
import { Avatar } from '../../widgets/Avatar'
import classes from './PeopleHere.module.css'

const MOST = 6

/** Who is online on another computer; those in this project first. */
export function PeopleHere() {
  const { t } = useTranslation()
  const host = useHost()
  const { id } = useProject()
  const { present } = useBadge()
  const people = new Map(present.map(person => [person.personId, person]))
  people.delete(host.identity.personId)
  const sorted = [...people.values()].sort(
    (a, b) => Number(b.project === id) - Number(a.project === id) || (a.name < b.name ? -1 : 1),
  )
  if (sorted.length === 0) return null
  return (
    <ul className={classes.people} aria-label={t('shell.people')}>
      {sorted.slice(0, MOST).map(person => (
        <li
          key={person.personId}
          className={person.project === id ? undefined : classes.elsewhere}
          title={t(person.project === id ? 'shell.here' : 'shell.hereElsewhere', { name: person.name })}
        >
          <Avatar name={person.name} colour={person.colour} size={24} />
        </li>
      ))}
    </ul>
  )
}
