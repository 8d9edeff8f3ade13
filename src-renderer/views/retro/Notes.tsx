import { useTranslation } from 'react-i18next'
import type { RetroList } from '#shared/model/retroCard'
import { RETRO_NOTES, retroCards } from '#shared/projections/retro/retroCards'
import { usePlan } from '../../session/projectContext'
import { AddLine } from './AddLine'
import { NoteLine } from './NoteLine'
import classes from './Notes.module.css'
import { Section } from './Section'

/** Keep, stop, start: what people say of the work, in their words. */
export function Notes() {
  const { t } = useTranslation()
  return (
    <Section name="notes" hint={t('retro.note.hint')}>
      <div className={classes.columns}>
        {RETRO_NOTES.map(list => (
          <Column key={list} list={list} />
        ))}
      </div>
    </Section>
  )
}

function Column({ list }: { list: RetroList }) {
  const { t } = useTranslation()
  const cards = retroCards(usePlan(), list)
  return (
    <div className={classes.column} data-list={list}>
      <h4>
        {t(`retro.note.${list}`)} {cards.length > 0 && <small>{cards.length}</small>}
      </h4>
      <ul>
        {cards.map((card, index) => (
          <li key={card.id} data-note={card.id}>
            <NoteLine card={card} around={{ cards, index }} />
          </li>
        ))}
      </ul>
      <AddLine list={list} />
    </div>
  )
}
