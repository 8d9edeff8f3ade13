import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { present } from '#shared/commands/find'
import { isJobRole, jobRoles } from '#shared/domain/role'
import type { WeekOwner } from '#shared/model/calendarWeek'
import { useLanguage } from '../../locales/useLanguage'
import { useWorkspace } from '../../session/projectContext'

/** What a list of owners has for this project and for everybody; others are named by layer and id. */
export const PROJECT = 'project'
const EVERYBODY = 'workspace'

export function useOwners() {
  const { t } = useTranslation()
  const language = useLanguage()
  const people = present(useWorkspace(workspace => workspace.person))
  return [
    { value: PROJECT, label: t('plan.layers.project') },
    { value: EVERYBODY, label: t('plan.layers.workspace') },
    ...people.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
    ...Object.entries(jobRoles).map(([role, { name }]) => ({
      value: `site:${role}`,
      label: t('plan.siteOf', { role: name[language] }),
    })),
  ]
}

export function ownerOf(value: string): WeekOwner {
  const [kind, id] = value.split(':')
  if (kind === 'person') return { layer: 'person', ownerId: id ?? null }
  if (kind === 'site') return { layer: 'site', ownerId: id ?? null }
  return { layer: kind === EVERYBODY ? 'workspace' : 'project', ownerId: null }
}

export function valueOf({ layer, ownerId }: WeekOwner): string {
  return ownerId === null ? layer : `${layer}:${ownerId}`
}

/** Whose days or hours they are, in words. */
export function useOwnerName(): (owner: WeekOwner) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const people = useWorkspace(workspace => workspace.person)
  return useCallback(
    ({ layer, ownerId }) => {
      if (layer === 'person') return people.get(ownerId ?? '')?.name ?? t('plan.somebody')
      if (layer === 'site' && isJobRole(ownerId)) {
        return t('plan.siteOf', { role: jobRoles[ownerId].name[language] })
      }
      return t(`plan.layers.${layer}`)
    },
    [t, language, people],
  )
}
