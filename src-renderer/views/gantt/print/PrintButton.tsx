import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GanttChart } from '../startChart'
import type { Shown } from '../scene/scene'
import { Dialog } from '../../../widgets/Dialog'
import { Fields } from '../../../widgets/Fields'
import { PrintForm } from './PrintForm'

/** The chart on paper or as a picture, as it stands on the screen. */
export function PrintButton({ chart }: { readonly chart: RefObject<GanttChart | null> }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown | null>(null)
  const close = (): void => setShown(null)
  return (
    <>
      <Button
        variant="subtle"
        data-print-chart
        leftSection={<IconPrinter size={16} stroke={1.5} aria-hidden="true" />}
        onClick={() => setShown(chart.current?.shown() ?? null)}
      >
        {t('print.open')}
      </Button>
      {shown !== null && (
        <Dialog title={t('print.title')} onClose={close}>
          <Fields>
            <PrintForm shown={shown} onClose={close} />
          </Fields>
        </Dialog>
      )}
    </>
  )
}
