import { useTranslation } from 'react-i18next'
import { useOpening } from '../../session/courier'
import { useWorkspaceList } from '../../session/workspaces'
import classes from './Courier.module.css'
import { ExportForm } from './ExportForm'
import { Opened } from './Opened'
import { OpenZone } from './OpenZone'

/** Content from hand to hand, without a network: a file for somebody, and what such a file brings. */
export function Courier() {
  const { t } = useTranslation()
  const at = useOpening(({ opening }) => opening.at)
  const { shown } = useWorkspaceList()
  return (
    <div className={classes.page} data-courier={at}>
      <header className={classes.head}>
        <h1>{t('courier.title')}</h1>
        <p>{t('courier.hint')}</p>
      </header>
      {at === 'none' ? (
        <div className={classes.columns} key={shown}>
          <ExportForm />
          <OpenZone />
        </div>
      ) : (
        <Opened />
      )}
    </div>
  )
}
