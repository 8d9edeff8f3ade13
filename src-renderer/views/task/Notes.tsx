import { Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { useRun } from '../../session/projectContext'

const PAUSE_MS = 1_200

/** Written in pauses and on leaving. What a colleague writes meanwhile elsewhere in the text stays. */
export function Notes({ taskId, notes }: { taskId: string; notes: string }) {
  const { t } = useTranslation()
  const { text, type, save } = useNotes(taskId, notes)
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
      onBlur={() => void save()}
    />
  )
}

function useNotes(taskId: string, notes: string) {
  const run = useRun()
  const [text, setText] = useState(notes)
  /** The stored text that `text` was typed over; null while nothing is being typed. */
  const base = useRef<string | null>(null)
  const latest = useRef({ text, notes })
  latest.current = { text, notes }
  useEffect(() => {
    if (base.current === null) setText(notes)
  }, [notes])
  const save = useRef(async (): Promise<void> => undefined)
  save.current = async () => {
    const from = base.current
    if (from === null) return
    base.current = null
    const outcome = await run('editNotes', { taskId, from, to: latest.current.text })
    if (isRefusal(outcome)) base.current = from
    else if (base.current === null) setText(latest.current.notes)
  }
  useEffect(() => {
    if (base.current === null) return
    const timer = setTimeout(() => void save.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => () => void save.current(), [])
  const type = (value: string): void => {
    base.current ??= latest.current.notes
    setText(value)
  }
  return { text, type, save: () => save.current() }
}
