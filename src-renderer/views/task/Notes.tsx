import { Textarea } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { useRun } from '../../session/preview'

const PAUSE_MS = 1_200

/** Written in pauses and on leaving. What a colleague writes meanwhile elsewhere in the text stays. */
export function Notes({ taskId, notes }: { taskId: string; notes: string }) {
  const { t } = useTranslation()
  const { text, type, commit } = useNotes(taskId, notes)
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={16}
      aria-label={t('task.notes')}
      placeholder={t('task.notesHint')}
      value={text}
      maxLength={100_000}
      onChange={event => type(event.currentTarget.value)}
      onBlur={() => void commit()}
    />
  )
}

function useNotes(taskId: string, notes: string) {
  const run = useRun()
  /** What is being typed, over the stored text that it began with; null while nothing is. */
  const [typed, setTyped] = useState<{ over: string; text: string } | null>(null)
  const text = typed?.text ?? notes
  const commit = async (): Promise<void> => {
    if (typed === null) return
    const outcome = await run('editNotes', { taskId, from: typed.over, to: typed.text })
    // Somebody may have typed on while it was written: that goes on from what was just stored.
    if (!isRefusal(outcome))
      setTyped(now => (now === typed || now === null ? null : { ...now, over: typed.text }))
  }
  const onPause = useEffectEvent(() => void commit())
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => onPause(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  useEffect(() => () => onPause(), [])
  const type = (value: string): void => setTyped(before => ({ over: before?.over ?? notes, text: value }))
  return { text, type, commit }
}
