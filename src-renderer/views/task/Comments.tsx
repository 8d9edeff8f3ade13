import { atMost } from '#shared/domain/text'
import type { Comment } from '#shared/model/comment'
import { Button, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { momentWord } from '../../locales/days'
import { useDraft } from '../../session/drafts'
import { usePerson, useHost } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import { useToday } from '../../session/today'
import { useLanguage } from '../../locales/useLanguage'
import { Avatar } from '../../widgets/Avatar'
import classes from './Comments.module.css'

export function Comments({ details: { task, comments } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const [text, setText] = useDraft(task.id)
  const send = async (): Promise<void> => {
    if (text.trim() === '') return
    const outcome = await run('addComment', { taskId: task.id, text })
    if (!isRefusal(outcome)) setText('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  }
  return (
    <>
      <ul className={classes.comments}>
        {comments.map(comment => (
          <Item key={comment.id} comment={comment} />
        ))}
      </ul>
      <Textarea
        autosize
        minRows={2}
        aria-label={t('task.writeComment')}
        placeholder={t('task.writeComment')}
        value={text}
        maxLength={100_000}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.send}>
        <span>{t('task.sendHint')}</span>
        <Button disabled={text.trim() === ''} onClick={() => void send()}>
          {t('task.send')}
        </Button>
      </div>
    </>
  )
}

/** Characters of a comment that a notice names it by. */
const MOST_NAMED = 40

function Item({ comment }: { comment: Comment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { identity } = useHost()
  const remove = useRemoval()
  const today = useToday()
  const person = usePerson(comment.personId)
  const removeThis = (): void => {
    const name = atMost(comment.text, MOST_NAMED)
    void remove({ command: 'removeComment', input: { commentId: comment.id } }, { name })
  }
  return (
    <li className={classes.comment}>
      {person !== undefined && <Avatar name={person.name} colour={person.colour} size={24} />}
      <div className={classes.text}>
        <p className={classes.who}>
          <b>{person?.name}</b> <time>{momentWord(comment.at, language, today)}</time>
          {comment.personId === identity.personId && (
            <button type="button" onClick={removeThis}>
              {t('task.removeComment')}
            </button>
          )}
        </p>
        <p className={classes.words}>{comment.text}</p>
      </div>
    </li>
  )
}
