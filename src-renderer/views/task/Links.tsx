import { ActionIcon, TextInput } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { useNotices } from '../../session/notices'
import { useRun } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import classes from './Lists.module.css'

export function Links({ details: { task, links } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const remove = useRemoval()
  const run = useRun()
  const open = useOpenLink()
  const [url, setUrl] = useState('')
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (url.trim() === '') return
    const outcome = await run('addLink', { taskId: task.id, url, title: '' })
    if (!isRefusal(outcome)) setUrl('')
  }
  return (
    <>
      <ul className={classes.list}>
        {links.map(link => (
          <li key={link.id} className={classes.item}>
            <span className={classes.grow}>
              <button
                type="button"
                className={classes.link}
                title={link.url}
                onClick={() => void open(link.url)}
              >
                {link.title === '' ? link.url : link.title}
              </button>
            </span>
            <ActionIcon
              variant="subtle"
              size="sm"
              className={classes.remove}
              aria-label={t('task.removeItem', { item: link.url })}
              onClick={() =>
                void remove(
                  { command: 'removeLink', input: { linkId: link.id } },
                  { name: link.title === '' ? link.url : link.title },
                )
              }
            >
              <CommandIcon command="removeLink" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form onSubmit={event => void add(event)}>
        <TextInput
          variant="unstyled"
          aria-label={t('action.addLink')}
          placeholder={t('action.addLink')}
          leftSection={<CommandIcon command="addLink" />}
          value={url}
          maxLength={2000}
          onChange={event => setUrl(event.currentTarget.value)}
        />
      </form>
    </>
  )
}

/** Links open in the person's own browser, never in this window. */
function useOpenLink(): (url: string) => Promise<void> {
  const { t } = useTranslation()
  const tell = useNotices(notices => notices.tell)
  return async url => {
    const answer = await window.warroom.openExternal(url)
    if (answer.at !== 'opened') tell({ text: t('refusal.badLink'), tone: 'refusal' })
  }
}
