import { Button, Popover, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeDependency } from '#shared/commands/dependency/dependencies'
import { isPlainDays, LEAST_LAG, lengthText, parseLength } from '#shared/domain/length'
import type { Dependency, DependencyType } from '#shared/model/dependency'
import { useDispatch, useIsPreviewing } from '../../session/preview'
import { useFollowing } from '../../widgets/useFollowing'
import classes from './Dependencies.module.css'

const types: readonly DependencyType[] = ['FS', 'SS', 'FF', 'SF']

/** Type and lag of a dependency; a negative lag overlaps. A change that moves other tasks is previewed first. */
export function DependencyTerms({ dependency, title }: { dependency: Dependency; title: string }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const isPreviewing = useIsPreviewing()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen && !isPreviewing}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      returnFocus={!(isOpen && isPreviewing)}
    >
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={t('task.termsOf', { task: title })}
          onClick={() => setOpen(!isOpen)}
        >
          {dependency.type} {lagWord(dependency)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('task.termsOf', { task: title })} className={classes.terms}>
        <Terms
          dependency={dependency}
          change={intent => dispatch({ command: 'changeDependency', input: intent })}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

interface TermsProps {
  readonly dependency: Dependency
  readonly change: (intent: ChangeDependency) => Promise<unknown>
}

export function Terms({ dependency, change }: TermsProps) {
  const { t } = useTranslation()
  const { id: dependencyId, type } = dependency
  const lag = typedLag(dependency)
  const [typed, setTyped] = useFollowing(lag)
  const [isBad, setBad] = useState(false)
  const save = (): void => {
    const length = typed.trim() === '' ? parseLength('0', LEAST_LAG) : parseLength(typed, LEAST_LAG)
    setBad(length === null)
    if (length === null || typed === lag) return
    void change({ dependencyId, ...(isPlainDays(length) ? { lag: length.amount } : { lagLength: length }) })
  }
  return (
    <>
      <Select
        label={t('task.dependencyType')}
        allowDeselect={false}
        value={type}
        data={types.map(value => ({ value, label: `${value} ${t(`task.dependencyTypes.${value}`)}` }))}
        comboboxProps={{ withinPortal: false }}
        onChange={value => void change({ dependencyId, type: value as DependencyType })}
      />
      <TextInput
        label={t('task.lag')}
        description={t('task.lagHint')}
        error={isBad ? t('task.badLag') : undefined}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={event => event.key === 'Enter' && save()}
      />
    </>
  )
}

/** As it is typed: 2, -1, 4h, 2ed. */
function typedLag({ lag, lagLength }: Pick<Dependency, 'lag' | 'lagLength'>): string {
  return lagLength === null ? String(lag) : lengthText(lagLength)
}

/** +2, −1, +4h; nothing for none. */
export function lagWord(dependency: Pick<Dependency, 'lag' | 'lagLength'>): string {
  const text = typedLag(dependency)
  if (text === '0') return ''
  return text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`
}
