import { Button, Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { byPosition } from '#shared/domain/order'
import type { Status } from '#shared/model/status'
import { usePlan } from '../../session/projectContext'
import { useRemoval } from '../../session/removal'
import { Dialog } from '../../widgets/Dialog'
import { useStatusName } from '../../widgets/wording'
import classes from './Removed.module.css'

interface StatusRemovalProps {
  readonly status: Status
  readonly onClose: () => void
}

/** Where the tasks of a column go that is to be removed. */
export function StatusRemoval({ status, onClose }: StatusRemovalProps) {
  const { t } = useTranslation()
  const nameOf = useStatusName()
  const plan = usePlan()
  const remove = useRemoval()
  const others = present(plan.status)
    .filter(({ id, isArchived }) => id !== status.id && !isArchived)
    .sort(byPosition)
  const [to, setTo] = useState(
    (others.find(one => one.category === status.category) ?? others[0])?.id ?? null,
  )
  const count = present(plan.task).filter(({ statusId }) => statusId === status.id).length
  const act = (): void => {
    if (to === null) return
    onClose()
    const input = { statusId: status.id, to }
    void remove({ command: 'removeStatus', input }, { name: nameOf(status) })
  }
  return (
    <Dialog title={t('removal.status.title', { name: nameOf(status) })} onClose={onClose}>
      <p className={classes.ask}>{t('removal.status.text', { count })}</p>
      <Select
        aria-label={t('removal.status.to')}
        allowDeselect={false}
        data-autofocus
        value={to}
        data={others.map(one => ({ value: one.id, label: nameOf(one) }))}
        onChange={setTo}
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('removal.status.cancel')}
        </Button>
        <Button data-remove-status disabled={to === null} onClick={act}>
          {t('removal.status.confirm')}
        </Button>
      </Group>
    </Dialog>
  )
}
