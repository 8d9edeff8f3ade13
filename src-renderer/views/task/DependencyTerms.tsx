import { Button, NumberInput, Popover, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Dependency, DependencyType } from '#shared/domain/records'
import { useRun } from '../../session/projectContext'
import { useFollowing } from '../../widgets/useFollowing'
import classes from './Dependencies.module.css'

const types: readonly DependencyType[] = ['FS', 'SS', 'FF', 'SF']

/** How two tasks hang together, and how many working days lie between; negative ones overlap. */
export function DependencyTerms({ dependency, title }: { dependency: Dependency; title: string }) {
  const { t } = useTranslation()
  const { type, lag } = dependency
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-xs" aria-label={t('task.termsOf', { task: title })}>
          {type} {lagWord(lag)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('task.termsOf', { task: title })} className={classes.terms}>
        <Terms dependency={dependency} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Terms({ dependency: { id: dependencyId, type, lag } }: { dependency: Dependency }) {
  const { t } = useTranslation()
  const run = useRun()
  const [typed, setTyped] = useFollowing<number | string>(lag)
  const save = (): void => {
    if (typeof typed !== 'number') return setTyped(lag)
    if (typed !== lag) void run('changeDependency', { dependencyId, lag: typed })
  }
  return (
    <>
      <Select
        label={t('task.dependencyType')}
        allowDeselect={false}
        value={type}
        data={types.map(value => ({ value, label: `${value} ${t(`task.dependencyTypes.${value}`)}` }))}
        comboboxProps={{ withinPortal: false }}
        onChange={value => void run('changeDependency', { dependencyId, type: value as DependencyType })}
      />
      <NumberInput
        label={t('task.lag')}
        min={-3650}
        max={3650}
        allowDecimal={false}
        suffix={t('task.daysUnit', { count: Math.abs(Number(typed)) })}
        value={typed}
        onChange={setTyped}
        onBlur={save}
        onKeyDown={event => event.key === 'Enter' && save()}
      />
    </>
  )
}

/** +2, −1; nothing for none. */
export function lagWord(lag: number): string {
  if (lag === 0) return ''
  return lag > 0 ? `+${lag}` : `−${-lag}`
}
