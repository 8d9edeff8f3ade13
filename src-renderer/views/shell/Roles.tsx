import { Button, Popover, Select } from '@mantine/core'
import { CommandIcon } from '../wording/CommandIcon'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { jobRoles } from '#shared/domain/role'
import { type RoleGap, roleGaps } from '#shared/projections/people/roleGaps'
import { useLanguage } from '../../locales/useLanguage'
import { useAfterPaint } from '../../session/afterPaint'
import { usePlanPart, useWorkspace } from '../../session/projectContext'
import { useRun } from '../../session/preview'
import { useKeptFocus } from '../../widgets/useKeptFocus'
import classes from './Roles.module.css'

export function Roles() {
  return useAfterPaint() ? <RoleList /> : null
}

/** Who holds which job role of this plan; a role that nobody holds is a gap with a number. */
function RoleList() {
  const { t } = useTranslation()
  const task = usePlanPart(plan => plan.task)
  const status = usePlanPart(plan => plan.status)
  const gaps = useMemo(() => roleGaps({ task, status }), [task, status])
  const vacant = gaps.filter(gap => gap.vacant > 0).length
  const inside = useRef<HTMLDivElement>(null)
  const kept = useKeptFocus(inside)
  if (gaps.length === 0) return null
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" data-roles leftSection={<CommandIcon command="bindRole" size={16} />}>
          {vacant === 0 ? t('roles.title') : t('roles.titleGaps', { count: vacant })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('roles.title')}>
        <div ref={inside} className={classes.roles} tabIndex={-1} data-autofocus {...kept}>
          {gaps.map(gap => (
            <Role key={gap.role} gap={gap} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function Role({ gap: { role, tasks, vacant } }: { gap: RoleGap }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const run = useRun()
  const people = useWorkspace(workspace => workspace.person)
  const items = useMemo(
    () => present(people).map(person => ({ value: person.id, label: person.name })),
    [people],
  )
  const name = jobRoles[role].name[language]
  const bind = (personId: string | null): void => {
    if (personId !== null) void run('bindRole', { role, personId })
  }
  return (
    <div className={classes.role} data-role={role}>
      <span data-vacant={vacant > 0 || undefined}>
        {vacant > 0
          ? t('roles.gap', { role: name, count: vacant })
          : t('roles.held', { role: name, count: tasks })}
      </span>
      {vacant > 0 && (
        <Select
          searchable
          aria-label={t('roles.bind', { role: name })}
          placeholder={t('roles.choose')}
          data={items}
          value={null}
          maxDropdownHeight={160}
          comboboxProps={{ withinPortal: false }}
          onChange={bind}
        />
      )}
    </div>
  )
}
