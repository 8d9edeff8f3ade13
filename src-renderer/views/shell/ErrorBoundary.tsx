import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@mantine/core'
import { useScreen } from '../../session/screen'
import classes from './Plain.module.css'

/** Shows a message in place of a view that throws; the rest of the window goes on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useTranslation()
  const go = useScreen(screen => screen.go)
  return (
    <div className={classes.page} role="alert">
      <h1>{t('fault.viewTitle')}</h1>
      <p>{t('fault.view')}</p>
      <Button size="sm" onClick={() => go({ at: 'projects' })}>
        {t('fault.back')}
      </Button>
    </div>
  )
}
