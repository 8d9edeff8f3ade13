import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanPreview as Preview } from '#shared/intents/planPreview'
import { leavePreview, useApply, usePreview } from '../../session/preview'
import classes from './PlanPreview.module.css'
import { PreviewConflicts } from './PreviewConflicts'
import { PreviewMoves } from './PreviewMoves'

/** What the previewed intents would change, with the button that writes them. */
export function PlanPreview() {
  const preview = usePreview()
  return preview === null ? null : <Trying preview={preview} />
}

function Trying({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const apply = useApply()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    // A suggestion that was taken goes, and its button was what had the keyboard.
    if (document.activeElement === document.body) panel.current?.focus()
  }, [preview])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    leavePreview()
  }
  return (
    <section
      ref={panel}
      className={classes.panel}
      role="dialog"
      aria-label={t('plan.preview')}
      tabIndex={-1}
      data-preview
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <Heading preview={preview} />
        <p>{t('plan.notWritten')}</p>
        <Button size="compact-sm" variant="default" onClick={leavePreview} data-give-up>
          {t('plan.giveUp')}
        </Button>
        <Button size="compact-sm" onClick={() => void apply()} data-apply>
          {t('plan.apply')}
        </Button>
      </header>
      <div className={classes.body}>
        <PreviewConflicts preview={preview} />
        <PreviewMoves preview={preview} />
      </div>
    </section>
  )
}

function Heading({ preview: { moves, conflicts, solved, tooLate } }: { preview: Preview }) {
  const { t } = useTranslation()
  const parts = [
    t('plan.moves', { count: moves.length }),
    conflicts.length > 0 ? t('plan.newConflicts', { count: conflicts.length }) : '',
    solved > 0 ? t('plan.solved', { count: solved }) : '',
    tooLate.length > 0 ? t('plan.tooLateCount', { count: tooLate.length }) : '',
  ]
  return (
    <h2 data-alarm={conflicts.length > 0 || undefined} aria-live="polite">
      {t('plan.previewOf', { what: parts.filter(Boolean).join(t('plan.and')) })}
    </h2>
  )
}
