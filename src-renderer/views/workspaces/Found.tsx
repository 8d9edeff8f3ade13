import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundWorkspace } from '#shared/host/workspaces/foundWorkspace'
import classes from './Workspaces.module.css'

interface FoundProps {
  readonly found: FoundWorkspace
  readonly text: string
  /** What can be done about it. */
  readonly children: ReactNode
}

/** A workspace that lies at an address, before anything is shared with it. */
export function Found({ found: { name, counts }, text, children }: FoundProps) {
  const { t } = useTranslation()
  const people = t('workspace.people', { count: counts.people })
  const projects = t('workspace.projects', { count: counts.projects })
  return (
    <div className={classes.found} role="status" data-found>
      <strong>{name === '' ? t('workspace.found') : t('workspace.foundNamed', { name })}</strong>
      <span className={classes.text}>{t('workspace.counts', { people, projects })}</span>
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>{children}</div>
    </div>
  )
}
