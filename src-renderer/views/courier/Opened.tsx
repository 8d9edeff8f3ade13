import { Button, Loader, Progress } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refuse } from '#shared/domain/refusal'
import {
  cancelJoining,
  goToOther,
  leaveOpening,
  type Opening,
  openCourierFile,
  receiveOther,
  useOpening,
} from '../../session/courier'
import { useRefusalWords } from '../../session/notices'
import { useHost } from '../../session/projectContext'
import { useScreen } from '../../session/screen'
import { useWorkspaces, useWorkspaceWork } from '../../session/workspaces'
import { wholePercent } from '../../widgets/percent'
import { Brings } from './Brings'
import classes from './Courier.module.css'
import { PassphraseInput } from './PassphraseFields'

type At<A extends Opening['at']> = Extract<Opening, { at: A }>

/** A file on its way into the workspace. */
export function Opened() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const { opening } = useOpening()
  switch (opening.at) {
    case 'none':
      return null
    case 'reading':
      return (
        <Step>
          <p role="status">
            <Loader size={16} aria-hidden="true" /> {t('courier.reading', { file: opening.name })}
          </p>
          <LeaveButton label={t('courier.cancel')} />
        </Step>
      )
    case 'locked':
      return <Locked locked={opening} />
    case 'other':
      return <Other other={opening} />
    case 'preview':
    case 'done':
      return <Brings key={opening.at} {...opening} />
    case 'joining':
      return (
        <Step>
          <p role="status">{t('courier.joining', { share: wholePercent(opening.share) })}</p>
          <Progress value={opening.share * 100} aria-label={t('courier.progress')} transitionDuration={0} />
          <Button variant="default" data-cancel onClick={cancelJoining}>
            {t('courier.cancel')}
          </Button>
        </Step>
      )
    case 'cancelled':
      return (
        <Step>
          <p role="status">{t('courier.cancelled')}</p>
          <LeaveButton label={t('courier.back')} />
        </Step>
      )
    case 'refused':
      return (
        <Step>
          <p className={classes.refusal} role="alert">
            {words(opening.refusal)}
          </p>
          <LeaveButton label={t('courier.back')} />
        </Step>
      )
  }
}

function Step({ children }: { children: React.ReactNode }) {
  return <section className={classes.step}>{children}</section>
}

function LeaveButton({ label }: { label: string }) {
  return (
    <Button variant="default" data-leave onClick={leaveOpening}>
      {label}
    </Button>
  )
}

function Locked({ locked: { name, bytes, refusal } }: { locked: At<'locked'> }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const host = useHost()
  const workspaces = useWorkspaces()
  const work = useWorkspaceWork()
  const [passphrase, setPassphrase] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (passphrase !== '') void work(openCourierFile(host, workspaces, { name, bytes, passphrase }))
  }
  return (
    <form className={classes.step} data-locked onSubmit={submit}>
      <p>{t('courier.locked', { file: name })}</p>
      <PassphraseInput
        label={t('courier.passphrase')}
        value={passphrase}
        error={refusal === null ? null : words(refusal)}
        onChange={setPassphrase}
        isFocused
      />
      <div className={classes.actions}>
        <Button type="submit">{t('courier.unlock')}</Button>
        <LeaveButton label={t('courier.cancel')} />
      </div>
    </form>
  )
}

/** Two workspaces never become one: the file goes into its own, or becomes one here. */
function Other({ other: { file, store } }: { other: At<'other'> }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const workspaces = useWorkspaces()
  const work = useWorkspaceWork()
  const go = useScreen(screen => screen.go)
  const name = file.workspace.name || t('courier.workspaceOf', { name: file.from.name })
  const follow = async (): Promise<void> => {
    if (store === null) {
      if ((await work(receiveOther(workspaces, file, name))) !== true) return
      go({ at: 'projects' })
    } else {
      await work(goToOther(workspaces, file, store))
      go({ at: 'courier' })
    }
  }
  return (
    <Step>
      <p role="alert">{words(refuse('courierOther', { name }))}</p>
      <p className={classes.text}>
        {t(store === null ? 'courier.otherNew' : 'courier.otherHere', { from: file.from.name })}
      </p>
      <div className={classes.actions}>
        <Button data-follow onClick={() => void follow()}>
          {t(store === null ? 'courier.openNew' : 'courier.switch')}
        </Button>
        <LeaveButton label={t('courier.cancel')} />
      </div>
    </Step>
  )
}
