import { NativeSelect } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardOutline } from '#shared/ports/foreignReader'
import type { ImportPreview } from '#shared/host/importing/previewImport'
import type { ForeignList } from '#shared/model/foreignBoard'
import type { StatusCategory } from '#shared/model/status'
import { useWording } from '../../widgets/wording'
import { Counts } from './Counts'
import { Foot } from './Foot'
import classes from './Import.module.css'
import { LeftOutList } from './LeftOutList'
import { Members } from './Members'

const NO_LISTS: readonly ForeignList[] = []

interface BoardPreviewProps {
  readonly preview: ImportPreview
  readonly outline: BoardOutline
}

/** What would come of a board, and the two things that only the person knows: what the lists mean and who the members are. */
export function BoardPreview({ preview, outline }: BoardPreviewProps) {
  const { t } = useTranslation()
  const word = useWording()
  const { frame, counts, cardsByList } = outline
  const [categories, setCategories] = useState<Readonly<Record<string, StatusCategory>>>({})
  const [people, setPeople] = useState(preview.people)
  const all = useMemo(() => frame.lists.filter(list => !list.isGone), [frame])
  const label = t(preview.target.at === 'known' ? 'import.update' : 'import.bringIn', { count: counts.cards })
  // Dozens of rows come in slices, after the numbers.
  const lists = useDeferredValue(all, NO_LISTS)
  return (
    <>
      <h2 className={classes.board}>{word(frame.name)}</h2>
      <Destination preview={preview} outline={outline} />
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
      <Members members={frame.members} people={people} onChange={setPeople} />
      <LeftOutList leftOut={frame.leftOut} historyFrom={frame.historyFrom} />
      <Foot preview={preview} choices={{ categories, people }} label={label} />
    </>
  )
}

function Destination({ preview, outline }: BoardPreviewProps) {
  const { t } = useTranslation()
  const { target, knownTasks } = preview
  if (target.at === 'new') return <p className={classes.promise}>{t('import.newProject')}</p>
  const fresh = outline.counts.cards - knownTasks
  return (
    <p className={classes.promise} data-again>
      {t(target.at === 'inTrash' ? 'import.fromTrash' : 'import.again', { fresh, known: knownTasks })}
    </p>
  )
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
