import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planOf } from '#shared/domain/documentId'
import { isRefusal, type Refusal } from '#shared/domain/refusal'
import { type Host, startHost } from '#shared/host/host'
import { createProject } from '#shared/host/projects/createProject'
import { openProjectFile, projectFileOf } from '#shared/host/projects/projectFile'
import { bigPlan } from '../../support/bigProject'
import { forgetProfile, launchWarroom, type Warroom } from '../../support/e2e/launch'
import { introduce } from '../../support/e2e/person'
import { memoryPorts } from '../../support/hostPorts'
import { createMemoryDisk } from '../../support/memoryUpdateStore'
import { randomOf } from '../../support/random'

const [TASKS, DAY_MS] = [2_000, 86_400_000]
const [DAYS, EDITS] = [90, 10_000]
/** The last that the other side wrote: seen on the screen, all of it is there. */
const LAST = '九十天里最后加的'

function agreed<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome as object)) throw new Error((outcome as Refusal).refused)
  return outcome as T
}

async function computer(name: string) {
  const ports = memoryPorts(createMemoryDisk(), name)
  return { ports, host: await startHost(ports, { personId: name, device: name }) }
}

async function fileOf(host: Host, project: string) {
  const { bytes } = agreed(await projectFileOf(host, project))
  return { size: bytes.length, arrayBuffer: async () => bytes.slice().buffer, bytes }
}

async function work({ host, ports }: Awaited<ReturnType<typeof computer>>, project: string, seed: number) {
  const random = randomOf(seed)
  const set = await host.openProject(project)
  const begun = ports.clock.at
  for (let n = 0; n < EDITS; n++) {
    ports.clock.at = begun + Math.floor((n / EDITS) * DAYS * DAY_MS)
    const taskId = `t${random.below(TASKS)}`
    const what = random.below(10)
    if (what < 5) await set.run('renameTask', { taskId, title: `${seed} 改的第 ${n} 版` })
    else if (what < 8) await set.run('moveTask', { taskId, statusId: random.pick(['todo', 'doing', 'done']) })
    else await set.run('addComment', { taskId, text: `${seed} 说的第 ${n} 句` })
  }
}

/** One project, and what two people made of it in 90 days without hearing of each other, as project files. */
async function twoSides() {
  const [one, two] = [await computer('ann'), await computer('bob')]
  const draft = { template: null, keyDate: '', keyDates: {}, name: 'P', usualName: 'Empty' }
  const { project } = agreed(await createProject(one.host, draft))
  one.host.letGoOf(project)
  await one.host.flush()
  await one.ports.store.append(bigPlan(TASKS, 0).map(update => ({ document: planOf(project), update })))
  agreed(await openProjectFile(two.host, await fileOf(one.host, project)))
  await work(one, project, 1)
  await work(two, project, 2)
  await (await two.host.openProject(project)).run('addTask', { title: LAST })
  return { ours: (await fileOf(one.host, project)).bytes, theirs: (await fileOf(two.host, project)).bytes }
}

async function openFile({ window }: Warroom, path: string): Promise<void> {
  await window.locator('nav [data-wall]').click()
  await window.locator('[data-import-file]').click()
  const choosing = window.waitForEvent('filechooser')
  await window.locator('[data-drop] button').click()
  await (await choosing).setFiles(path)
}

/** Milliseconds from the file of the other side to its last edit on the board, in the app that has ours. */
export async function mergedAfter90Days(): Promise<number> {
  const { ours, theirs } = await twoSides()
  const folder = mkdtempSync(join(tmpdir(), 'warroom-apart-'))
  const warroom = await launchWarroom()
  const { window } = warroom
  await introduce(window, 'bench')
  const [first, second] = [join(folder, 'ours.warroom'), join(folder, 'theirs.warroom')]
  writeFileSync(first, ours)
  writeFileSync(second, theirs)
  await openFile(warroom, first)
  await window.locator('[data-task]').first().waitFor()
  await window.locator('[data-save=saved]').waitFor()
  const began = performance.now()
  await openFile(warroom, second)
  await window.locator('[data-task]').first().waitFor()
  await window.getByLabel('按文字').fill(LAST)
  await window.locator('[data-task]', { hasText: LAST }).waitFor()
  const took = performance.now() - began
  await warroom.close()
  forgetProfile(warroom.profile)
  rmSync(folder, { recursive: true })
  return took
}
