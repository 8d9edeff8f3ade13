import { useTranslation } from 'react-i18next'
import { useRunWorkspace } from '../../session/projectContext'
import { useWorkspaceRemovals } from '../../session/removal'
import { RemovalLine } from './RemovalLine'
import classes from './Removed.module.css'

/** People whom somebody removed in the last thirty days; nothing for none. */
export function RemovedPeople() {
  const { t } = useTranslation()
  const run = useRunWorkspace()
  const people = useWorkspaceRemovals()?.filter(({ main }) => main.kind === 'person') ?? []
  if (people.length === 0) return null
  return (
    <details className={classes.people} data-removed-people={people.length}>
      <summary>
        {t('removal.people')} <small>{people.length}</small>
      </summary>
      <ul className={classes.list}>
        {people.map(one => (
          <RemovalLine key={one.id} removal={one} bringBack={input => run('bringBack', input)} />
        ))}
      </ul>
    </details>
  )
}
