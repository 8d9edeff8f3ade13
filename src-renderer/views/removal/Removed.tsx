import { Button, Drawer, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REMOVED_DAYS, type Removal } from '#shared/projections/removal/recentlyRemoved'
import { useRun } from '../../session/preview'
import { useRemovals } from '../../session/removal'
import { Fields } from '../../widgets/Fields'
import { More, useSome } from '../../widgets/More'
import { useRemovalWords } from './removalWords'
import { RemovalLine } from './RemovalLine'
import classes from './Removed.module.css'

/** 最近移除: what anybody removed in this project in the last thirty days. */
export function Removed() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="subtle" data-removed onClick={() => setOpen(true)}>
        {t('removal.title')}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="right"
        size={480}
        title={t('removal.title')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {isOpen && <Content />}
      </Drawer>
    </>
  )
}

function Content() {
  const { t } = useTranslation()
  const removals = useRemovals()
  if (removals === null) return <p role="status">{t('removal.reading')}</p>
  if (removals.length === 0) return <Nothing />
  return <List removals={removals} />
}

function Nothing() {
  const { t } = useTranslation()
  return (
    <section className={classes.none}>
      <h3>{t('removal.emptyTitle')}</h3>
      <p>{t('removal.emptyText')}</p>
      <p>{t('removal.hint', { count: REMOVED_DAYS })}</p>
    </section>
  )
}

/** Shown at once; a search field finds the others. */
const STEP = 50

function List({ removals }: { removals: readonly Removal[] }) {
  const { t } = useTranslation()
  const run = useRun()
  const words = useRemovalWords()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = removals.filter(one => words(one).name.toLowerCase().includes(wanted))
  const { shown, left, more } = useSome(found, STEP)
  return (
    <>
      <p className={classes.hint}>{t('removal.hint', { count: REMOVED_DAYS })}</p>
      <Fields>
        <TextInput
          type="search"
          data-autofocus
          aria-label={t('removal.search')}
          placeholder={t('removal.search')}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      </Fields>
      <ul className={classes.list} aria-label={t('removal.title')}>
        {shown.map(one => (
          <RemovalLine key={one.id} removal={one} bringBack={input => run('bringBack', input)} />
        ))}
      </ul>
      {found.length === 0 && <p className={classes.hint}>{t('removal.nothing', { text: text.trim() })}</p>}
      <More left={left} more={more} />
    </>
  )
}
