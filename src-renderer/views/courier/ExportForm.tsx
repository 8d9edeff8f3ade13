import { Button, Checkbox, Progress, Select } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { refusePassphrase } from '#shared/domain/passphrase'
import { seenComputers } from '#shared/host/courier/seen'
import type { Person } from '#shared/model/person'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useRefusalWords } from '../../session/notices'
import { type Packing, usePacking } from '../../session/packing'
import { useHost, useWorkspace } from '../../session/projectContext'
import { useToday } from '../../session/today'
import classes from './Courier.module.css'
import { NO_PASSPHRASE, PassphraseFields, type TypedPassphrase } from './PassphraseFields'

/** `*` is no id of a person. */
const EVERYTHING = '*'

/** For whom a file is made, and whether it is closed with a passphrase. */
export function ExportForm({ answerTo }: { answerTo?: string }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const today = useToday()
  const people = useOthers()
  const [chosen, choose] = useState(answerTo ?? EVERYTHING)
  const [isLocked, setLocked] = useState(false)
  const [typed, setTyped] = useState<TypedPassphrase>(NO_PASSPHRASE)
  const [error, setError] = useState<string | null>(null)
  const { packing, begin, cancel } = usePacking()
  const to = people.find(({ id }) => id === chosen) ?? null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wrong = isLocked ? refusePassphrase(typed.first, typed.again) : null
    setError(wrong === null ? null : words(wrong))
    if (wrong !== null) return
    setTyped(NO_PASSPHRASE)
    const nameOf = (workspace: string, person: string | null): string =>
      person === null
        ? t('courier.fileAll', { workspace, day: today })
        : t('courier.fileFor', { workspace, person, day: today })
    begin({ to, passphrase: isLocked ? typed.first : null, nameOf })
  }
  return (
    <form className={classes.part} data-export onSubmit={submit}>
      <h2>{t('courier.export')}</h2>
      <Select
        label={t('courier.forWhom')}
        data={[
          { value: EVERYTHING, label: t('courier.everything') },
          ...people.map(({ id, name }) => ({ value: id, label: t('courier.for', { name }) })),
        ]}
        value={to === null ? EVERYTHING : chosen}
        allowDeselect={false}
        searchable={people.length > 8}
        onChange={value => choose(value ?? EVERYTHING)}
      />
      <p className={classes.text}>
        <Knowledge to={to} />
      </p>
      <Checkbox
        label={t('courier.lock')}
        checked={isLocked}
        onChange={event => {
          setLocked(event.currentTarget.checked)
          setTyped(NO_PASSPHRASE)
          setError(null)
        }}
      />
      {isLocked && <PassphraseFields typed={typed} error={error} onType={setTyped} />}
      <div className={classes.actions}>
        <Button type="submit" data-pack loading={packing.at === 'packing' || packing.at === 'saving'}>
          {t('courier.save')}
        </Button>
      </div>
      <PackingState packing={packing} onCancel={cancel} />
    </form>
  )
}

function PackingState({ packing, onCancel }: { packing: Packing; onCancel: () => void }) {
  const { t } = useTranslation()
  if (packing.at === 'none') return null
  const words = {
    packing: () => t('courier.packing'),
    saving: () => t('courier.saving'),
    saved: (to: string | null) => (to === null ? t('courier.savedAll') : t('courier.savedFor', { name: to })),
    nothing: (to: string | null) => t('courier.nothing', { name: to ?? '' }),
  }
  const to = packing.at === 'saved' || packing.at === 'nothing' ? packing.to : null
  return (
    <div className={classes.state} role="status" data-packing={packing.at}>
      <p>
        {words[packing.at](to)}
        {packing.at === 'saved' && packing.isLocked && ` ${t('courier.savedLocked')}`}
      </p>
      {packing.at === 'packing' && (
        <>
          <Progress value={packing.share * 100} aria-label={t('courier.progress')} transitionDuration={0} />
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {t('courier.cancel')}
          </Button>
        </>
      )}
    </div>
  )
}

/** What this computer knows of the addressee's. */
function Knowledge({ to }: { to: Pick<Person, 'id' | 'name'> | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const seen = useSeen()
  if (to === null) return t('courier.everythingText')
  const moments = seen.filter(({ personId }) => personId === to.id).map(({ at }) => at)
  if (moments.length === 0) return t('courier.unseen', { name: to.name })
  return t('courier.seen', {
    name: to.name,
    moment: momentWord(Math.max(...moments), language, today),
  })
}

function useSeen() {
  const { ports } = useHost()
  const [seen, setSeen] = useState<Awaited<ReturnType<typeof seenComputers>>>([])
  useEffect(() => {
    let isCurrent = true
    seenComputers(ports).then(
      found => isCurrent && setSeen(found),
      (fault: unknown) => ports.log.fault('courier.seen', fault),
    )
    return () => {
      isCurrent = false
    }
  }, [ports])
  return seen
}

function useOthers(): readonly Person[] {
  const { identity } = useHost()
  const people = useWorkspace(workspace => workspace.person)
  return present(people).filter(({ id }) => id !== identity.personId)
}
