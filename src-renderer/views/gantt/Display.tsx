import { Button, Checkbox, Popover, Radio } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { useChartOptions } from '../../session/chartOptions'
import { GRID_SETTINGS, useSetting } from '../../session/preferences'
import { usePlanPart } from '../../session/projectContext'
import { Fields } from '../../widgets/Fields'
import styles from './Display.module.css'
import { CHOICES, columnsText, readLook, toggledColumn } from '../taskGrid/columns'

/** Which columns and layers this person sees. */
export function Display() {
  const { t } = useTranslation()
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" data-display leftSection={<IconEye size={16} stroke={1.5} />}>
          {t('gantt.display')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('gantt.display')}>
        <Fields>
          <div className={styles.display}>
            <Columns />
            <Layers />
            <BaselineChoice />
          </div>
        </Fields>
      </Popover.Dropdown>
    </Popover>
  )
}

function Columns() {
  const { t } = useTranslation()
  const [stored, keep] = useSetting(GRID_SETTINGS.columns)
  const { columns } = readLook(stored, undefined)
  return (
    <fieldset className={styles.group}>
      <legend>{t('gantt.columns')}</legend>
      {CHOICES.map(column => (
        <Checkbox
          key={column}
          size="xs"
          label={t(`gantt.column.${column}`)}
          checked={columns.includes(column)}
          onChange={() => keep(columnsText(toggledColumn(columns, column)))}
        />
      ))}
    </fieldset>
  )
}

function Layers() {
  const { t } = useTranslation()
  const { showsCritical, showsSlack, change } = useChartOptions()
  return (
    <fieldset className={styles.group}>
      <legend>{t('gantt.layers')}</legend>
      <Checkbox
        size="xs"
        label={t('gantt.showCritical')}
        checked={showsCritical}
        onChange={event => change({ showsCritical: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('gantt.showSlack')}
        checked={showsSlack}
        onChange={event => change({ showsSlack: event.currentTarget.checked })}
      />
    </fieldset>
  )
}

function BaselineChoice() {
  const { t } = useTranslation()
  const { baselineId, change } = useChartOptions()
  const listed = present(usePlanPart(plan => plan.baseline)).sort((a, b) => a.at - b.at)
  const shown = listed.some(({ id }) => id === baselineId) ? baselineId : null
  return (
    <fieldset className={styles.group}>
      <legend>{t('gantt.baseline')}</legend>
      {listed.length === 0 ? (
        <p>{t('gantt.noBaselines')}</p>
      ) : (
        <Radio.Group
          aria-label={t('gantt.baseline')}
          value={shown ?? ''}
          onChange={id => change({ baselineId: id === '' ? null : id })}
        >
          <Radio size="xs" value="" label={t('gantt.withoutBaseline')} />
          {listed.map(({ id, name }) => (
            <Radio key={id} size="xs" value={id} label={name} />
          ))}
        </Radio.Group>
      )}
    </fieldset>
  )
}
