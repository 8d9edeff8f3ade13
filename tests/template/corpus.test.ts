import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { doubleElevenWarRoom } from '#shared/template/data/doubleEleven/doubleEleven'
import type { TemplateTask } from '#shared/template/template'

const file = resolve(import.meta.dirname, '../../../shared/templates.json')
const isHere = existsSync(file)
if (!isHere)
  console.warn(`SKIPPED: the war room was not compared with ${file}, which is not on this computer`)

interface SourceTask {
  readonly id: string
  readonly type: string
  readonly reviewOf: readonly string[]
  readonly stage: { readonly zh: string }
  readonly title: { readonly zh: string }
  readonly startOffsetWd: number
  readonly durationWd: number
  readonly role: string
  readonly deps: readonly { readonly pred: string; readonly type: string; readonly lagWd: number }[]
  readonly approval: string | null
  readonly tags: readonly string[]
}

function sourceTasks(): readonly SourceTask[] {
  const templates = JSON.parse(readFileSync(file, 'utf8')) as { key: string; tasks: SourceTask[] }[]
  return templates.find(({ key }) => key === doubleElevenWarRoom.key)?.tasks ?? []
}

const phaseNames = new Map(doubleElevenWarRoom.phases.map(({ id, name }) => [id, name.zh]))

function asSource(task: TemplateTask): unknown {
  return {
    id: task.id,
    type: task.kind,
    reviewOf: task.reviewOf,
    stage: phaseNames.get(task.phase),
    title: task.title.zh,
    startOffsetWd: task.startOffset,
    durationWd: task.days,
    role: task.role,
    deps: task.dependencies.map(({ from, type, lag }) => ({ pred: from, type, lagWd: lag })),
    approvers: task.approval.map(({ by }) => by),
    tags: task.tags,
  }
}

function comparable({ stage, title, approval, tags, ...rest }: SourceTask): unknown {
  const { deliverable: _deliverable, dept: _dept, ...facts } = rest as typeof rest & Record<string, unknown>
  return {
    ...facts,
    stage: stage.zh,
    title: title.zh,
    approvers:
      approval
        ?.replace(/\(.*\)$/, '')
        .split('>')
        .map(step => step.replace(/:.*$/, '')) ?? [],
    tags: tags.filter(tag => tag !== 'milestone' && !tag.startsWith('pin:')),
  }
}

describe.skipIf(!isHere)('the corpus of templates', () => {
  it('[TPL-1] the war room says what its source says', () => {
    expect(doubleElevenWarRoom.tasks.map(asSource)).toEqual(sourceTasks().map(comparable))
  })
})
