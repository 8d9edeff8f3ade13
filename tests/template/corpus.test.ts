import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jobRoles } from '#shared/domain/role'
import { templates } from '#shared/template/data/templates'
import type { ProjectTemplate, TemplateTask } from '#shared/template/template'
import { departmentNames } from './departments'

const file = resolve(import.meta.dirname, '../../../shared/templates.json')
const isHere = existsSync(file)
if (!isHere)
  console.warn(`SKIPPED: the six templates were not compared with ${file}, which is not on this computer`)

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

interface SourceTemplate {
  readonly key: string
  readonly tasks: readonly SourceTask[]
}

function sourceTemplates(): readonly SourceTemplate[] {
  return JSON.parse(readFileSync(file, 'utf8')) as SourceTemplate[]
}

function asSource(task: TemplateTask, { phases }: ProjectTemplate): unknown {
  return {
    id: task.id,
    type: task.kind,
    reviewOf: task.reviewOf,
    stage: phases.find(({ id }) => id === task.phase)?.name.zh,
    title: task.title.zh,
    startOffsetWd: task.startOffset,
    durationWd: task.days,
    role: task.role,
    dept: departmentNames[jobRoles[task.role].department].zh,
    deps: task.dependencies.map(({ from, type, lag }) => ({ pred: from, type, lagWd: lag })),
    approval: task.approval.map(({ by, name, when }) => [by, (name ?? when)?.zh ?? null]),
    tags: task.tags,
    isWindow: task.pin?.on === 'platformWindow',
  }
}

/** `role`, `role:what is decided` and `role(condition)`, one after the other. */
function approvalSteps(approval: string | null): unknown[] {
  return (approval?.split(/>(?=\w)/) ?? []).map(step => {
    const [, role, said] = /^(\w+)(?:[:(](.*?)\)?)?$/.exec(step) ?? []
    return [role, said?.replace(/([>≥])/, ' $1 ') ?? null]
  })
}

function comparable({ stage, title, approval, tags, ...rest }: SourceTask): unknown {
  const { deliverable: _deliverable, ...facts } = rest as typeof rest & Record<string, unknown>
  return {
    ...facts,
    stage: stage.zh.replace(/^\d+ /, ''),
    title: title.zh,
    approval: approvalSteps(approval),
    tags: tags.filter(tag => tag !== 'milestone' && !tag.startsWith('pin:')),
    isWindow: tags.includes('pin:平台窗口'),
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => a.id.localeCompare(b.id)

describe.skipIf(!isHere)('the corpus of templates', () => {
  it('[TPL-15] has the templates that the product offers, and no other', () => {
    const keys = templates.map(({ key }) => key).sort()
    expect(
      sourceTemplates()
        .map(({ key }) => key)
        .sort(),
    ).toEqual(keys)
    expect(templates.flatMap(({ tasks }) => tasks)).toHaveLength(204)
  })

  it.each(templates)('[TPL-15] $key says what its source says', template => {
    const source = sourceTemplates().find(({ key }) => key === template.key)?.tasks ?? []
    expect([...template.tasks].sort(byId).map(task => asSource(task, template))).toEqual(
      [...source].sort(byId).map(comparable),
    )
  })
})
