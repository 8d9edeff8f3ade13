import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import type { ForeignMember } from '#shared/model/foreignBoard'
import { useWorkspace } from '../../session/projectContext'
import classes from './Import.module.css'

type People = Readonly<Record<string, string | null>>

interface MembersProps {
  readonly members: readonly ForeignMember[]
  readonly people: People
  readonly onChange: (people: People) => void
}

/** Maps the members of the file to people of the workspace. */
export function Members({ members, people, onChange }: MembersProps) {
  const { t } = useTranslation()
  if (members.length === 0) return null
  return (
    <section className={classes.section}>
      <h3>{t('import.members')}</h3>
      <p className={classes.hint}>{t('import.membersText')}</p>
      <ul className={classes.rows}>
        {members.map(member => (
          <MemberRow
            key={member.id}
            member={member}
            personId={people[member.id] ?? null}
            onChange={personId => onChange({ ...people, [member.id]: personId })}
          />
        ))}
      </ul>
    </section>
  )
}

interface MemberRowProps {
  readonly member: ForeignMember
  readonly personId: string | null
  readonly onChange: (personId: string | null) => void
}

function MemberRow({ member, personId, onChange }: MemberRowProps) {
  const { t } = useTranslation()
  const people = useWorkspace(workspace => workspace.person)
  return (
    <li data-member={member.id}>
      <span className={classes.name} title={member.handle}>
        {member.name}
      </span>
      <span className={classes.figure}>{member.isOnBoard ? '' : t('import.notOnBoard')}</span>
      <NativeSelect
        className={classes.choice}
        aria-label={t('import.personFor', { name: member.name })}
        data={[
          { value: '', label: t('import.nobody') },
          ...present(people).map(person => ({ value: person.id, label: person.name })),
        ]}
        value={personId ?? ''}
        onChange={event => onChange(event.currentTarget.value || null)}
      />
    </li>
  )
}
