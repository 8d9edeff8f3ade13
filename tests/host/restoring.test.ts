import { describe, expect, it } from 'vitest'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import type { Host } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { purgeProject } from '#shared/host/projects/projectTrash'
import { introduce } from '#shared/host/identity'
import { openWorkspaces } from '#shared/host/workspaces/workspaces'
import {
  backupName,
  makeRestorePoint,
  planOf,
  projectsOf,
  restore,
  restoreAsNew,
} from '#shared/host/restoring/restoring'
import type { RestorePoint } from '#shared/ports/restorePoints'
import { StoreFault } from '#shared/ports/updateStore'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import { RestorePointFiles } from '../../src-main/storage/restorePointFiles'
import { bridgedComputer, PROFILE } from '#support/bridgedComputer'
import { presentPlan } from '#support/presentPlan'
import { powerCutDisk } from '../relay/powerCutDisk'
import { usualKeyDates } from '../template/request'

const T = '2026-11-11'
const ALL = { what: 'all' } as const

function agreed<R>(outcome: R | Refusal): R {
  if (isRefusal(outcome as object)) throw new Error((outcome as Refusal).refused)
  return outcome as R
}

async function warRoom() {
  const disk = powerCutDisk(Number.POSITIVE_INFINITY)
  const computer = await bridgedComputer(disk)
  const draft = { template: doubleElevenWarRoom, keyDate: T, keyDates: usualKeyDates(T) }
  const { project } = agreed(await createProject(computer.host, { ...draft, name: 'P', usualName: 'Empty' }))
  const made = await makeRestorePoint(computer.host, 'byHand')
  if (made === null) throw new Error('none was made')
  return { ...computer, disk, project, point: made }
}

const rename = async (host: Host, project: string): Promise<void> =>
  void agreed(await (await host.openProject(project)).run('renameTask', { taskId: 'D11-03', title: 'x' }))

const reasons = (points: readonly RestorePoint[]): string[] => points.map(({ reason }) => reason).reverse()

describe('restore points as a host sees them', () => {
  it('[RESTORE-12] lists what was made, with its projects, tasks and plan as they were', async () => {
    const { host, project, point, restorePoints, shown } = await warRoom()
    const before = presentPlan((await host.openProject(project)).snapshot())
    await rename(host, project)
    expect(await restorePoints.list()).toEqual([point])
    expect(await restorePoints.isWhole(point.id)).toBe(true)
    expect(agreed(await projectsOf(host, point))).toMatchObject([{ entry: { id: project }, tasks: 80 }])
    expect(presentPlan(agreed(await planOf(host, point, project)))).toEqual(before)
    await restorePoints.showFolder()
    expect(shown).toEqual([`${PROFILE}/restore-points/first`])
  })

  it('[RESTORE-8] [RESTORE-9] one is made before a restore, which one undo takes back', async () => {
    const { host, project, point, restorePoints } = await warRoom()
    const set = await host.openProject(project)
    await rename(host, project)
    const changed = presentPlan(set.snapshot())
    const source = agreed(await planOf(host, point, project))
    agreed(await restore(host, { project, source, take: ALL }))
    expect(presentPlan(set.snapshot())).toEqual(presentPlan(source))
    const [newest] = await restorePoints.list()
    expect(newest?.reason).toBe('restore')
    expect(presentPlan(agreed(await planOf(host, newest ?? point, project)))).toEqual(changed)
    agreed(await set.undo())
    expect(presentPlan(set.snapshot())).toEqual(changed)
  })

  it('[RESTORE-8] one is made before a project file is opened', async () => {
    const { host, project, restorePoints } = await warRoom()
    const { bytes } = agreed(await projectFileOf(host, project))
    const file = { size: bytes.length, arrayBuffer: async () => bytes.slice().buffer }
    agreed(await openProjectFile(host, file))
    expect(reasons(await restorePoints.list())).toEqual(['byHand', 'import'])
  })

  it('[RESTORE-8] one that cannot be made stops nothing and is in the log', async () => {
    const { host, project, point, log } = await warRoom()
    await rename(host, project)
    const source = agreed(await planOf(host, point, project))
    const { restorePoints } = host.ports
    Object.assign(restorePoints, { make: () => Promise.reject(new StoreFault('full')) })
    agreed(await restore(host, { project, source, take: ALL }))
    expect((await host.openProject(project)).snapshot().task.get('D11-03')).toEqual(source.task.get('D11-03'))
    expect(log.faults).toEqual(['restorePoint.before'])
  })

  it('[RESTORE-10] a project that was deleted for good comes back as a new one', async () => {
    const { host, project, point } = await warRoom()
    agreed(await host.workspace.run('removeProject', { projectId: project }))
    agreed(await purgeProject(host, project))
    const [kept] = agreed(await projectsOf(host, point))
    const source = agreed(await planOf(host, point, project))
    if (kept === undefined) throw new Error('not kept')
    const { project: made } = agreed(await restoreAsNew(host, { source, entry: kept.entry, name: 'Again' }))
    expect(made).not.toBe(project)
    expect(host.workspace.snapshot().project.get(made)).toMatchObject({ name: 'Again', keyDay: T })
    expect(presentPlan((await host.openProject(made)).snapshot())).toEqual(presentPlan(source))
  })

  it('[RESTORE-11] a damaged one is told as damaged, and nothing is read from it', async () => {
    const { host, project, point, restorePoints, disk } = await warRoom()
    const { sha256 } = point.sets.find(({ set }) => set === `project.${project}`) ?? { sha256: '' }
    const file = await disk.open(`${PROFILE}/restore-points/first/data/${sha256}.gz`, 'r+')
    await file.write(Uint8Array.of(0), 20)
    await file.close()
    expect(await restorePoints.isWhole(point.id)).toBe(false)
    expect(await planOf(host, point, project)).toEqual({ refused: 'fileDamaged' })
    expect(await restorePoints.isWhole('2020-01-01T00-00-00-000Z')).toBe(false)
    expect(await restorePoints.read('2020-01-01T00-00-00-000Z', 'workspace')).toBeNull()
  })

  it('[RESTORE-14] a second folder gets every restore point, also those that were there before it was chosen', async () => {
    const { host, picked, restorePoints, storage, disk, point } = await warRoom()
    expect(await restorePoints.secondFolder()).toEqual({ folder: null, at: 'none', copiedAt: null })
    expect(await restorePoints.chooseSecondFolder()).toMatchObject({ at: 'none' })
    picked.folder = '/usb'
    expect(await restorePoints.chooseSecondFolder()).toMatchObject({ folder: '/usb', at: 'good' })
    const next = await makeRestorePoint(host, 'byHand')
    await storage.copied()
    const copy = new RestorePointFiles(disk, '/usb/warroom-abcd1234/first')
    expect((await copy.list()).map(({ id }) => id)).toEqual([next?.id, point.id])
    expect(await copy.isPointWhole(point)).toBe(true)
    expect(await restorePoints.secondFolder()).toMatchObject({ at: 'good', copiedAt: host.ports.clock.now() })
  })

  it('[RESTORE-15] a drive that is away is told, stops nothing, and gets what it lacks when it is back', async () => {
    const { host, picked, restorePoints, storage, disk, log } = await warRoom()
    picked.folder = '/usb'
    await restorePoints.chooseSecondFolder()
    await storage.copied()
    const mark = '/usb/warroom-abcd1234/warroom.json'
    await disk.rename(mark, '/usb/away')
    expect(await makeRestorePoint(host, 'byHand')).not.toBeNull()
    await storage.copied()
    expect(await restorePoints.secondFolder()).toMatchObject({ folder: '/usb', at: 'missing' })
    const copy = new RestorePointFiles(disk, '/usb/warroom-abcd1234/first')
    expect(await copy.list()).toHaveLength(1)
    await disk.rename('/usb/away', mark)
    await makeRestorePoint(host, 'byHand')
    await storage.copied()
    expect(await copy.list()).toHaveLength(3)
    expect(log.faults).toEqual([])
  })

  it('[RESTORE-16] a folder of backups that was copied to another computer opens there as a workspace of its own', async () => {
    const one = await warRoom()
    agreed(await one.host.workspace.run('renameWorkspace', { name: '三店' }))
    one.picked.folder = '/usb'
    await one.restorePoints.chooseSecondFolder()
    await makeRestorePoint(one.host, 'byHand')
    await one.storage.copied()
    const plan = presentPlan((await one.host.openProject(one.project)).snapshot())
    await one.host.end()
    let made = 0
    const other = await bridgedComputer(one.disk, '/other')
    const workspaces = await openWorkspaces({
      registry: { read: async () => null, write: async () => undefined, stores: async () => [] },
      openPorts: async store => other.portsOf(store),
      newId: () => `fresh-${++made}`,
      log: other.log,
    })
    const sitting = agreed(await introduce(other.portsOf('first'), '林'))
    await workspaces.begin(sitting)
    other.picked.folder = '/usb'
    const backups = await other.restorePoints.findBackups()
    expect(backups).toMatchObject([{ points: 2, point: { reason: 'byHand' } }])
    expect(backupName(backups?.[0])).toBe('三店')
    const store = await workspaces.adopt('三店', to => other.restorePoints.adopt(to, 0))
    const opened = await workspaces.show(store)
    expect(opened.identity.personId).toBe(sitting.identity.personId)
    expect(presentPlan((await opened.openProject(one.project)).snapshot())).toEqual(plan)
    await expect(other.restorePoints.adopt(store, 0)).rejects.toBeInstanceOf(StoreFault)
    await expect(other.restorePoints.adopt('another', 7)).rejects.toBeInstanceOf(StoreFault)
    await workspaces.end()
  })

  it('[RESTORE-16] a folder without backups has none, and damaged ones are passed over', async () => {
    const { picked, restorePoints, disk, point } = await warRoom()
    picked.folder = '/empty'
    expect(await restorePoints.findBackups()).toEqual([])
    picked.folder = PROFILE
    expect(await restorePoints.findBackups()).toHaveLength(1)
    for (const { sha256 } of point.sets)
      await disk.remove(`${PROFILE}/restore-points/first/data/${sha256}.gz`)
    expect(await restorePoints.findBackups()).toEqual([])
    picked.folder = null
    expect(await restorePoints.findBackups()).toBeNull()
  })
})
