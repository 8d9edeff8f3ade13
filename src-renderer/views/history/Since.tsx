import { useTranslation } from 'react-i18next'
import { useProject, useWorkspace } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'
import { WritersContext } from '../restorePoints/Changed'
import { Compared } from '../restorePoints/Compared'
import classes from './History.module.css'
import { type SideProps, useWritersSince } from './sideProps'

/** What has become of the project since, by whom, with a way back to each value, each task and the whole. */
export function Since({ timeline, past, isToday, moment }: SideProps & { readonly moment: string }) {
  const { t } = useTranslation()
  const word = useWording()
  const { id } = useProject()
  const name = useWorkspace(workspace => workspace.project.get(id)?.name ?? '')
  const writerOf = useWritersSince(timeline, past.at)
  if (isToday) return <p className={classes.text}>{t('history.isNow')}</p>
  return (
    <WritersContext value={writerOf}>
      <p className={classes.text}>{t('history.notesAsNow')}</p>
      <Compared source={past.plan} name={word(name)} moment={moment} onRestored={nothing} />
    </WritersContext>
  )
}

function nothing(): void {}
