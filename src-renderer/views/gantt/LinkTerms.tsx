import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDispatch } from '../../session/preview'
import { isRefusal } from '#shared/domain/refusal'
import type { Dependency } from '#shared/model/dependency'
import { Terms } from '../task/DependencyTerms'
import styles from './AtPoint.module.css'

interface LinkTermsProps {
  readonly dependency: Dependency
  readonly name: string
  readonly close: () => void
}

/** Type and lag of a dependency, beside its line. A change that moves other tasks is previewed first. */
export function LinkTerms({ dependency, name, close }: LinkTermsProps) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const { id: dependencyId } = dependency
  const remove = async (): Promise<void> => {
    const outcome = await dispatch({ command: 'removeDependency', input: { dependencyId } })
    if (!isRefusal(outcome)) close()
  }
  return (
    <div className={styles.terms}>
      <p className={styles.name}>{name}</p>
      <Terms
        dependency={dependency}
        change={intent => dispatch({ command: 'changeDependency', input: intent })}
      />
      <Button size="compact-sm" variant="default" data-remove-link onClick={() => void remove()}>
        {t('gantt.removeLink')}
      </Button>
    </div>
  )
}
