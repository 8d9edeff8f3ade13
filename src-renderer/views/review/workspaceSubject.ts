import { useTranslation } from 'react-i18next'
import type { Wording } from '#shared/domain/wording'
import type { WorkspaceKind } from '#shared/model/kinds'
import type { WorkspaceSnapshot } from '#shared/model/snapshot'
import { useWorkspace } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'

/** One record of the workspace as people call it. */
export function useWorkspaceSubject({
  kind,
  recordId,
}: {
  readonly kind: WorkspaceKind
  readonly recordId: string
}): string {
  const { t } = useTranslation()
  const word = useWording()
  const workspace = useWorkspace(snapshot => snapshot)
  return [t(`review.kind.${kind}`), word(nameOf(workspace, kind, recordId))].filter(Boolean).join(' ')
}

function nameOf(workspace: WorkspaceSnapshot, kind: WorkspaceKind, id: string): Wording {
  const record: unknown = workspace[kind].get(id)
  if (typeof record !== 'object' || record === null) return ''
  const { name, year } = record as { readonly name?: Wording; readonly year?: number }
  return name ?? (year === undefined ? '' : String(year))
}
