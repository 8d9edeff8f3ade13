import { isRefusal, type Refusal, refuse } from '../domain/refusal'
import { workspaceKinds } from '../model/kinds'
import { applyChanges, EMPTY_WORKSPACE, type PlanSnapshot, type WorkspaceSnapshot } from '../model/snapshot'
import type { BundledUpdate } from './bundle'
import { applyStored } from './bytes'
import { readProject } from './readProject'
import { recordDoc } from './roots'
import { readWhole } from './watch'

type Kept = readonly Pick<BundledUpdate, 'document' | 'update'>[]

/** The plan with its notes as a restore point holds it; a state that can't be read refuses it. */
export function planOfKept(kept: Kept): PlanSnapshot | Refusal {
  const documents = kept.flatMap(({ document, update }) => {
    const [name = ''] = document.split('.')
    return name === 'plan' || name === 'text' ? [{ name, state: update }] : []
  })
  const read = readProject({ documents })
  return isRefusal(read) ? read : read.plan
}

export function workspaceOfKept(kept: Kept): WorkspaceSnapshot | Refusal {
  const main = recordDoc(workspaceKinds)
  const states = kept.filter(({ document }) => document === 'workspace').map(({ update }) => update)
  if (applyStored(main.doc, states) > 0) return refuse('fileDamaged')
  return applyChanges(EMPTY_WORKSPACE, readWhole({ main, notes: null }))
}
