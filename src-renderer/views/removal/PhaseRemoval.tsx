import { Button, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Phase } from '#shared/model/phase'
import { goesWithPhase } from '#shared/projections/removal/goesWith'
import { REMOVED_DAYS } from '#shared/projections/removal/recentlyRemoved'
import { usePlan } from '../../session/projectContext'
import { useGoesWithWords, useRemoval } from '../../session/removal'
import { Dialog } from '../../widgets/Dialog'
import { useWording } from '../../widgets/wording'
import classes from './Removed.module.css'

interface PhaseRemovalProps {
  readonly phase: Phase
  readonly onClose: () => void
}

/** What becomes of the tasks of a phase that is to go. */
export function PhaseRemoval({ phase, onClose }: PhaseRemovalProps) {
  const { t } = useTranslation()
  const goesWithWords = useGoesWithWords()
  const name = useWording()(phase.name)
  const counts = goesWithPhase(usePlan(), phase.id)
  const remove = useRemoval()
  const { tasks: count = 0 } = counts
  const act = (tasks: 'remove' | 'keep'): void => {
    onClose()
    const told = tasks === 'remove' ? { name, counts } : { name }
    void remove({ command: 'removePhase', input: { phaseId: phase.id, tasks } }, told)
  }
  return (
    <Dialog title={t('removal.phase.title', { name })} onClose={onClose}>
      <p className={classes.ask}>{t('removal.phase.textWith', { list: goesWithWords(counts) })}</p>
      <p className={classes.hint}>{t('removal.phase.later', { count: REMOVED_DAYS })}</p>
      <Stack gap={8}>
        <Button variant="default" data-autofocus data-keep-tasks onClick={() => act('keep')}>
          {t('removal.phase.keep')}
        </Button>
        <Button color="red" data-remove-tasks onClick={() => act('remove')}>
          {t('removal.phase.remove', { count })}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('removal.phase.cancel')}
        </Button>
      </Stack>
    </Dialog>
  )
}
