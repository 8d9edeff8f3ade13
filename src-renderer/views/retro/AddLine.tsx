import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import type { RetroList } from '#shared/model/retroCard'
import { useRun } from '../../session/preview'
import classes from './Notes.module.css'

const FIELD = { keep: 'addKeep', stop: 'addStop', start: 'addStart', action: 'addAction' } as const

/** Enter adds the line and waits for the next one. */
export function AddLine({ list }: { list: RetroList }) {
  const { t } = useTranslation()
  const run = useRun()
  const [text, setText] = useState('')
  const label = t(`retro.note.${FIELD[list]}`)
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() === '') return
    const outcome = await run('addRetroCard', { list, text })
    if (!isRefusal(outcome)) setText('')
  }
  return (
    <form className={classes.add} onSubmit={event => void add(event)}>
      <TextInput
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={1000}
        onChange={event => setText(event.currentTarget.value)}
      />
    </form>
  )
}
