import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Label } from '#shared/model/label'
import classes from './LabelChip.module.css'

/** A label without a name is called by its colour. */
export function useLabelName(): (label: Label) => string {
  const { t } = useTranslation()
  return ({ name, colour }) => (name === '' ? t(`colour.${colour}`) : name)
}

interface LabelChipProps {
  readonly label: Label
  readonly onRemove?: () => void
}

export function LabelChip({ label, onRemove }: LabelChipProps) {
  const { t } = useTranslation()
  const name = useLabelName()(label)
  return (
    <span
      className={classes.label}
      data-label={label.id}
      style={{ color: `var(--wr-${label.colour})`, background: `var(--wr-${label.colour}-tint)` }}
    >
      {name}
      {onRemove !== undefined && (
        <button type="button" aria-label={t('task.removeItem', { item: name })} onClick={onRemove}>
          <IconX size={12} stroke={1.5} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
