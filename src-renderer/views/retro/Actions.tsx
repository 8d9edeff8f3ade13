import { useTranslation } from 'react-i18next'
import { retroCards } from '#shared/projections/retro/retroCards'
import { usePlan } from '../../session/projectContext'
import { ActionLine } from './ActionLine'
import { AddLine } from './AddLine'
import classes from './Notes.module.css'
import { Section } from './Section'

/** What is to change: each one becomes a task with a person and a day. */
export function Actions() {
  const { t } = useTranslation()
  const cards = retroCards(usePlan(), 'action')
  return (
    <Section name="actions" hint={t('retro.action.hint')}>
      <div data-list="action">
        <ol className={classes.actions}>
          {cards.map((card, index) => (
            <li key={card.id} data-note={card.id}>
              <span>{index + 1}</span>
              <ActionLine card={card} around={{ cards, index }} />
            </li>
          ))}
        </ol>
        <AddLine list="action" />
      </div>
    </Section>
  )
}
