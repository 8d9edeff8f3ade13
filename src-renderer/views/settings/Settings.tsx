import { SegmentedControl, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../../session/preferences'
import { useDamagedSettings, useRunWorkspace, useHost, useWorkspace } from '../../session/projectContext'
import { workspaceInfoOf } from '#shared/model/workspaceInfo'
import banners from '../shell/Banners.module.css'
import { LanguageSwitch } from './LanguageSwitch'
import { People } from './People'
import { RelaySettings } from './RelaySettings'
import classes from './Settings.module.css'

export function Settings() {
  const { t } = useTranslation()
  const { scheme, set } = usePreferences()
  return (
    <div className={classes.page}>
      <h1>{t('settings.title')}</h1>
      <Section title={t('settings.me')}>
        <DamagedSettings />
        <MyName />
        <Line label={t('settings.language')}>
          <LanguageSwitch onChange={language => set('language', language)} />
        </Line>
        <Line label={t('settings.scheme')}>
          <SegmentedControl
            size="xs"
            aria-label={t('settings.scheme')}
            value={scheme}
            data={(['system', 'light', 'dark'] as const).map(value => ({
              value,
              label: t(`settings.${value}`),
            }))}
            onChange={value => set('scheme', value)}
          />
        </Line>
      </Section>
      <Section title={t('settings.workspace')}>
        <WorkspaceName />
      </Section>
      <Section title={t('settings.relay')}>
        <RelaySettings />
      </Section>
      <Section title={t('settings.people')}>
        <People />
      </Section>
    </div>
  )
}

/** Whether settings show their usual value in place of what lies there. */
function DamagedSettings() {
  const { t } = useTranslation()
  const count = useDamagedSettings()
  if (count === 0) return null
  return (
    <p className={banners.banner} role="note" data-damaged-settings={count}>
      {t('settings.damaged', { count })}
    </p>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span>{label}</span>
      {children}
    </div>
  )
}

function WorkspaceName() {
  const { t } = useTranslation()
  const run = useRunWorkspace()
  const { name } = useWorkspace(workspaceInfoOf)
  const save = async (typed: string): Promise<void> => {
    if (typed.trim() !== '' && typed !== name) await run('renameWorkspace', { name: typed })
  }
  return (
    <Line label={t('workspace.name')}>
      <NameField
        key={name}
        label={t('workspace.name')}
        placeholder={t('workspace.namePlaceholder')}
        value={name}
        onSave={save}
      />
    </Line>
  )
}

interface NameFieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly onSave: (name: string) => Promise<void>
}

/** Empty is no name: the one before comes back. */
function NameField({ label, value, placeholder, onSave }: NameFieldProps) {
  const [name, setName] = useState(value)
  const save = (): void => {
    if (name.trim() === '') setName(value)
    else void onSave(name)
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      value={name}
      maxLength={100}
      onChange={event => setName(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={event => event.key === 'Enter' && save()}
    />
  )
}

function MyName() {
  const { t } = useTranslation()
  const { identity } = useHost()
  const run = useRunWorkspace()
  const me = useWorkspace(workspace => workspace.person.get(identity.personId))
  const save = async (name: string): Promise<void> => {
    await run('renamePerson', { personId: identity.personId, name })
  }
  return (
    <Line label={t('settings.name')}>
      <NameField label={t('settings.name')} value={me?.name ?? ''} onSave={save} />
    </Line>
  )
}
