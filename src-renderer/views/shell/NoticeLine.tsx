import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Notice, useNotices } from '../../session/notices'
import classes from './NoticeLine.module.css'

const SHOWN_MS = 8_000

export function NoticeLine() {
  const list = useNotices(notices => notices.list)
  return (
    <div className={classes.lines} role="status" aria-live="polite">
      {list.map(notice => (
        <Line key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function Line({ notice }: { notice: Notice }) {
  const { t } = useTranslation()
  const dismiss = useNotices(notices => notices.dismiss)
  useEffect(() => {
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [dismiss, notice.id])
  const undo = (): void => {
    notice.undo?.()
    dismiss(notice.id)
  }
  const act = (): void => {
    notice.act?.run()
    dismiss(notice.id)
  }
  return (
    <div className={classes.line} data-tone={notice.tone}>
      <span>{notice.text}</span>
      {notice.undo !== undefined && (
        <button type="button" className={classes.undo} onClick={undo}>
          {t('shell.undo')}
        </button>
      )}
      {notice.act !== undefined && (
        <button type="button" className={classes.undo} onClick={act} data-notice-act>
          {notice.act.label}
        </button>
      )}
      <button
        type="button"
        className={classes.close}
        aria-label={t('shell.dismiss')}
        onClick={() => dismiss(notice.id)}
      >
        <IconX size={14} stroke={1.5} aria-hidden="true" />
      </button>
    </div>
  )
}
