import { useTranslation } from 'react-i18next'
import { commandWords } from '#shared/commands/declare'
import type { Incident } from '#shared/model/incident'
import { momentWord } from '../../locales/days'
import { useLanguage } from '../../locales/useLanguage'
import { useWorkspace } from '../../session/projectContext'
import { useToday } from '../../session/today'

/** Named one by one; of more their number is said. */
const MOST_NAMED = 3

/** What happened, how much of it, and who it was. */
export function useIncidentText({ cause, by, tasks, total, values }: Incident): string {
  const { t } = useTranslation()
  const people = useWorkspace(workspace => workspace.person)
  if (cause === 'erased')
    return tasks > 0
      ? t('incident.erased', { count: tasks })
      : t('incident.erasedOther', { count: Math.max(values.length, 1) })
  const names = by.map(({ personId }) => people.get(personId)?.name ?? t('removal.unknown'))
  const listed = names.slice(0, MOST_NAMED).join(t('incident.and'))
  const who =
    names.length === 0
      ? t('incident.somebody')
      : names.length > MOST_NAMED
        ? t('incident.andOthers', { names: listed, count: names.length })
        : listed
  return t(`incident.${cause}`, { who, count: tasks, total })
}

/** When it was done and by which command, or when it was noticed. */
export function useIncidentMoment({ done, at }: Incident): string {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  if (done === null) return t('incident.noticed', { moment: momentWord(at, language, today) })
  const moment = momentWord(done.at, language, today)
  return done.command === null
    ? t('incident.doneMany', { moment })
    : t('incident.done', { moment, command: t(commandWords(done.command).name) })
}
