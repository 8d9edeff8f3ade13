import { IconX } from '@tabler/icons-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planCommands } from '#shared/commands/catalogue'
import { moveReasons, type MoveReasonName } from '#shared/model/moveReason'
import { leaveMoveOffer, type MoveOffer, useMoveOffer } from '../../session/moveReason'
import { useRun } from '../../session/preview'
import { usePlan, useProject } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'
import { shortcutPressed, shortcutWords } from '../wording/shortcuts'
import classes from './MoveReason.module.css'

const SHOWN_MS = 20_000

/** After dates were moved: one tap says why. It asks nothing, and goes by itself. */
export function MoveReason() {
  const { id } = useProject()
  const offer = useMoveOffer(state => state.offer)
  // Of another project, or left behind by one that was closed.
  if (offer === null || offer.project !== id) return null
  return <Offer key={offer.moveId} offer={offer} />
}

function Offer({ offer }: { offer: MoveOffer }) {
  const { t } = useTranslation()
  const run = useRun()
  const bar = useRef<HTMLDivElement>(null)
  const [isHeld, setHeld] = useState(false)
  const sentence = useSentence(offer)
  const before = useRef<Element | null>(null)
  useReach(bar, before)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(leaveMoveOffer, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isHeld])
  const leave = (): void => {
    if (bar.current?.contains(document.activeElement) === true && before.current instanceof HTMLElement)
      before.current.focus()
    leaveMoveOffer()
  }
  const say = (reason: MoveReasonName): void => {
    leave()
    void run('explainMove', { moveId: offer.moveId, moved: offer.moved, reason })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }
  const onBlur = (event: FocusEvent): void => setHeld(event.currentTarget.contains(event.relatedTarget))
  return (
    <div
      ref={bar}
      className={classes.offer}
      role="group"
      aria-label={t('plan.moveReason')}
      aria-keyshortcuts={planCommands.explainMove.shortcut ?? undefined}
      data-move-reason={offer.moveId}
      onKeyDown={onKeyDown}
      onFocus={() => setHeld(true)}
      onBlur={onBlur}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
    >
      <span role="status">{sentence}</span>
      {moveReasons.map(reason => (
        <button key={reason} type="button" data-reason={reason} onClick={() => say(reason)}>
          {t(`plan.moveReasons.${reason}`)}
        </button>
      ))}
      <kbd>{shortcutWords(planCommands.explainMove.shortcut ?? '')}</kbd>
      <button type="button" className={classes.close} aria-label={t('plan.moveNoReason')} onClick={leave}>
        <IconX size={14} stroke={1.5} aria-hidden="true" />
      </button>
    </div>
  )
}

function useSentence({ moved }: MoveOffer): string {
  const { t } = useTranslation()
  const word = useWording()
  const plan = usePlan()
  const [first] = moved
  const name =
    first?.subject === 'keyDate'
      ? plan.keyDate.get(first.subjectId)?.name
      : plan.task.get(first?.subjectId ?? '')?.title
  return moved.length === 1
    ? t('plan.moveAskOne', { name: word(name ?? '') })
    : t('plan.moveAsk', { count: moved.length })
}

/** Its key leads to the first reason from wherever the keyboard is. */
function useReach(
  bar: React.RefObject<HTMLDivElement | null>,
  before: React.RefObject<Element | null>,
): void {
  useEffect(() => {
    const reach = (event: globalThis.KeyboardEvent): void => {
      if (shortcutPressed(planCommands.explainMove, event) < 0) return
      event.preventDefault()
      before.current = document.activeElement
      bar.current?.querySelector('button')?.focus()
    }
    window.addEventListener('keydown', reach)
    return () => window.removeEventListener('keydown', reach)
  }, [bar, before])
}
