import { planCommands } from '#shared/commands/catalogue'
import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import type { CheckItem } from '#shared/model/checkItem'
import { useRun } from '../../session/preview'
import { useRemoval } from '../../session/removal'
import { useWording } from '../../widgets/wording'
import classes from './Lists.module.css'

/** Ticked by Space or a click; renamed by Enter, F2 or a double click. */
export function CheckItemRow({ item }: { item: CheckItem }) {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRun()
  const remove = useRemoval()
  const [isRenaming, setRenaming] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const isLeftByKey = useRef(false)
  useEffect(() => {
    if (!isRenaming && isLeftByKey.current) box.current?.focus()
  }, [isRenaming])
  if (isRenaming) {
    const close = (byKey: boolean): void => {
      isLeftByKey.current = byKey
      setRenaming(false)
    }
    return <Rename item={item} onClose={close} />
  }
  return (
    <li className={classes.item} onDoubleClick={() => setRenaming(true)}>
      <Checkbox
        ref={box}
        color="ink"
        className={classes.check}
        label={word(item.text)}
        checked={item.isDone}
        onKeyDown={event => {
          if (event.key !== 'Enter' && event.key !== planCommands.renameCheckItem.shortcut) return
          event.preventDefault()
          setRenaming(true)
        }}
        onChange={event =>
          void run('tickCheckItem', { itemId: item.id, isDone: event.currentTarget.checked })
        }
      />
      <ActionIcon
        variant="subtle"
        size="sm"
        className={classes.remove}
        aria-label={t('task.removeItem', { item: word(item.text) })}
        onClick={() =>
          void remove({ command: 'removeCheckItem', input: { itemId: item.id } }, { name: word(item.text) })
        }
      >
        <CommandIcon command="removeCheckItem" />
      </ActionIcon>
    </li>
  )
}

interface RenameProps {
  readonly item: CheckItem
  readonly onClose: (byKey: boolean) => void
}

function Rename({ item, onClose }: RenameProps) {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRun()
  const current = word(item.text)
  const [text, setText] = useState(current)
  const save = async (byKey: boolean): Promise<void> => {
    if (text.trim() === current || text.trim() === '') return onClose(byKey)
    const outcome = await run('renameCheckItem', { itemId: item.id, text })
    if (!isRefusal(outcome)) onClose(byKey)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') void save(true)
    else onClose(true)
  }
  return (
    <li className={classes.item}>
      <TextInput
        autoFocus
        className={classes.grow}
        aria-label={t('task.renameItem', { item: current })}
        value={text}
        maxLength={1000}
        onFocus={event => event.currentTarget.select()}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void save(false)}
      />
    </li>
  )
}
