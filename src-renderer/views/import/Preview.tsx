import { Button, NativeSelect } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import type { ForeignList, ForeignMember } from '#shared/domain/foreignBoard'
import type { StatusCategory } from '#shared/domain/records'
import { confirmImport, leaveImport } from '../../session/importing/importing'
import type { ImportPreview } from '../../session/importing/previewImport'
import { useNotices } from '../../session/notices'
import { useSession, useWorkspace } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'
import { Counts } from './Counts'
import classes from './Import.module.css'
import { LeftOutList } from './LeftOutList'

const NO_LISTS: readonly ForeignList[] = []

/** What would come, and the two things that only the person knows: what the lists mean and who the members are. */
export function Preview({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation()
  const word = useWording()
  const { frame, counts, cardsByList } = preview.outline
  const [categories, setCategories] = useState<Readonly<Record<string, StatusCategory>>>({})
  const [people, setPeople] = useState(preview.people)
  const start = useStart(preview)
  const all = useMemo(() => frame.lists.filter(list => !list.isGone), [frame])
  // Dozens of rows come in slices, after the numbers.
  const lists = useDeferredValue(all, NO_LISTS)
  return (
    <>
      <h2 className={classes.board}>{word(frame.name)}</h2>
      <Destination preview={preview} />
      <Counts
        counts={{
          lists: all.length,
          members: frame.members.length,
          labels: frame.labels.length,
          ...counts,
        }}
      />
      <section className={classes.section}>
        <h3>{t('import.lists')}</h3>
        <p className={classes.hint}>{t('import.listsText')}</p>
        <ul className={classes.rows}>
          {lists.map(list => (
            <ListRow
              key={list.id}
              list={list}
              cards={cardsByList[list.id] ?? 0}
              category={categories[list.id] ?? list.category}
              onChange={category => setCategories({ ...categories, [list.id]: category })}
            />
          ))}
        </ul>
      </section>
      {frame.members.length > 0 && (
        <section className={classes.section}>
          <h3>{t('import.members')}</h3>
          <p className={classes.hint}>{t('import.membersText')}</p>
          <ul className={classes.rows}>
            {frame.members.map(member => (
              <MemberRow
                key={member.id}
                member={member}
                personId={people[member.id] ?? null}
                onChange={personId => setPeople({ ...people, [member.id]: personId })}
              />
            ))}
          </ul>
        </section>
      )}
      <LeftOutList leftOut={frame.leftOut} historyFrom={frame.historyFrom} />
      <footer className={classes.foot}>
        <Button size="sm" data-confirm onClick={() => start({ categories, people })}>
          {t(preview.target.at === 'known' ? 'import.update' : 'import.bringIn', { count: counts.cards })}
        </Button>
        <Button size="sm" variant="subtle" onClick={leaveImport}>
          {t('import.cancel')}
        </Button>
      </footer>
    </>
  )
}

function Destination({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation()
  const { outline, target, knownCards } = preview
  if (target.at === 'new') return <p className={classes.promise}>{t('import.newProject')}</p>
  const fresh = outline.counts.cards - knownCards
  return (
    <p className={classes.promise} data-again>
      {t(target.at === 'inTrash' ? 'import.fromTrash' : 'import.again', { fresh, known: knownCards })}
    </p>
  )
}

function useStart(preview: ImportPreview) {
  const { t } = useTranslation()
  const session = useSession()
  const tell = useNotices(notices => notices.tell)
  return (choices: Parameters<typeof confirmImport>[1]): void => {
    confirmImport(session, choices).catch((fault: unknown) => {
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      session.ports.log.fault(`import.failed.${preview.target.at}`, fault)
    })
  }
}

interface ListRowProps {
  readonly list: ForeignList
  readonly cards: number
  readonly category: StatusCategory
  readonly onChange: (category: StatusCategory) => void
}

const CATEGORIES: readonly StatusCategory[] = ['todo', 'doing', 'waiting', 'done', 'dropped']

/** The system's own choice: a board may have dozens of lists, and a rich one each would take a quarter of a second. */
function ListRow({ list, cards, category, onChange }: ListRowProps) {
  const { t } = useTranslation()
  const word = useWording()
  return (
    <li data-list={list.id}>
      <span className={classes.name} title={word(list.name)}>
        {word(list.name)}
      </span>
      <span className={classes.figure}>
        {list.isArchived ? t('import.listArchived') : t('import.cardsIn', { count: cards })}
      </span>
      <NativeSelect
        className={classes.choice}
        aria-label={t('import.categoryOf', { name: word(list.name) })}
        data={CATEGORIES.map(value => ({ value, label: t(`board.category.${value}`) }))}
        value={category}
        onChange={event => onChange(event.currentTarget.value as StatusCategory)}
      />
    </li>
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
