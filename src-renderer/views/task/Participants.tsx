import { MultiSelect } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import type { TaskDetails } from '#shared/projections/task/taskDetails'
import { usePeople } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { Fact } from './Fact'

/** Who takes part besides the one who is responsible. */
export function Participants({ details: { task, participants } }: { details: TaskDetails }) {
  const { t } = useTranslation()
  const run = useRun()
  const everybody = usePeople()
  const items = useMemo(() => {
    const known = present(everybody).filter(person => person.id !== task.personId)
    const gone = participants.flatMap(id =>
      known.some(one => one.id === id) ? [] : (everybody.get(id) ?? []),
    )
    return [...known, ...gone].map(person => ({ value: person.id, label: person.name }))
  }, [everybody, participants, task.personId])
  const change = (next: readonly string[]): void => {
    const all = new Set([...participants, ...next])
    for (const personId of all) {
      const isOn = next.includes(personId)
      if (isOn !== participants.includes(personId)) void run('takePart', { taskId: task.id, personId, isOn })
    }
  }
  return (
    <Fact label={t('task.participants')}>
      <MultiSelect
        aria-label={t('task.participants')}
        searchable
        placeholder={participants.length === 0 ? t('task.nobodyElse') : ''}
        data={items}
        value={participants.filter(id => items.some(item => item.value === id))}
        onChange={change}
      />
    </Fact>
  )
}
