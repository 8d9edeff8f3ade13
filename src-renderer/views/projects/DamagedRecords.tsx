import { useTranslation } from 'react-i18next'
import { type WorkspaceKind, workspaceKinds } from '#shared/model/kinds'
import type { Damage } from '#shared/model/snapshot'
import { useWorkspace } from '../../session/projectContext'
import { useWorkspaceSubject } from '../review/workspaceSubject'
import banners from '../shell/Banners.module.css'

const MOST_NAMED = 20

/** Which records of the workspace show a default in place of what lies there. */
export function DamagedRecords() {
  const { t } = useTranslation()
  const damaged = useWorkspace(workspace => workspace.damaged)
  if (damaged.size === 0) return null
  return (
    <div className={banners.banner} role="note" data-damaged-records={damaged.size}>
      {t('shell.valuesDamaged', { count: damaged.size })}
      <ul>
        {damaged
          .list()
          .slice(0, MOST_NAMED)
          .flatMap(damage => {
            const kind = workspaceKinds.find(one => one === damage.kind)
            return kind === undefined
              ? []
              : [<Line key={`${kind}/${damage.id}`} kind={kind} damage={damage} />]
          })}
      </ul>
    </div>
  )
}

function Line({ kind, damage: { id, fields } }: { kind: WorkspaceKind; damage: Damage }) {
  const { t } = useTranslation()
  const subject = useWorkspaceSubject({ kind, recordId: id })
  const words = fields.map(field => t(`review.field.${field}`, { defaultValue: t('task.otherField') }))
  return <li>{t('review.changed', { subject, field: [...new Set(words)].join(t('task.and')) })}</li>
}
