import type { workspaceCommands } from '#shared/commands/catalogue'
import { MINERALS } from '#shared/domain/mineral'
import type { WorkspaceSnapshot } from '#shared/model/snapshot'
import type { Random } from '#support/random'

type Name = keyof typeof workspaceCommands

/** Any command of the workspace's catalogue that a person could give, sensible or not. */
export function anyWorkspaceIntent(
  random: Random,
  workspace: WorkspaceSnapshot,
): readonly [command: Name, input: object] {
  const idOf = (kind: 'person' | 'project' | 'calendarDays'): string =>
    random.pick([...[...workspace[kind].keys()].sort(), 'nobody'])
  const [name, number] = [random.pick(['', '林', ' 春季上新 ']), random.below(1_000_000)]
  const [personId, projectId] = [idOf('person'), idOf('project')]
  const all: Record<Name, () => object> = {
    renameWorkspace: () => ({ name }),
    shareWorkspace: () => ({ workspaceId: random.pick(['team', 'no id']) }),
    addPerson: () => ({ personId: `person-${number}`, name, role: null }),
    renamePerson: () => ({ personId, name }),
    removePerson: () => ({ personId }),
    addProject: () => ({
      projectId: `project-${number}`,
      name,
      colour: random.pick(MINERALS),
      template: null,
      keyDay: random.pick([null, '2026-11-11', 'no day']),
    }),
    renameProject: () => ({ projectId, name }),
    archiveProject: () => ({ projectId, isArchived: random.chance(0.5) }),
    removeProject: () => ({ projectId }),
    restoreProject: () => ({ projectId }),
    purgeProject: () => ({ projectId }),
    addCalendarDays: () => ({
      layer: 'all',
      ownerId: null,
      name,
      from: '2026-10-01',
      to: '2026-10-07',
      isWorking: false,
      shifts: null,
    }),
    removeCalendarDays: () => ({ calendarDaysId: idOf('calendarDays') }),
    setCalendarWeek: () => ({
      layer: 'all',
      ownerId: null,
      week: random.pick([null, [[['09:00', '18:00']], [], [], [], [], [], []]]),
    }),
    importHolidayYear: () => ({ year: 2027, days: [{ day: '2027-01-01', isOff: true, name: '元旦' }] }),
    removeHolidayYear: () => ({ year: 2027 }),
    takeLostValue: () => ({ lossId: random.pick([...workspace.lostWrite.keys(), 'none']) }),
    keepCurrentValues: () => ({ lossIds: [random.pick([...workspace.lostWrite.keys(), 'none'])] }),
  }
  const command = random.pick(Object.keys(all) as Name[])
  return [command, all[command]()]
}
