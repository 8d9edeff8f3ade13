import { Menu } from '@mantine/core'
import {
  IconCheck,
  IconPackageExport,
  IconPlus,
  IconSelector,
  IconSettings,
  IconUsersPlus,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { entryOf } from '#shared/domain/workspaceList'
import { useScreen } from '../../session/screen'
import {
  shortAddress,
  useWorkspaces,
  useWorkspaceWork,
  useWorkspaceList,
  useWorkspaceName,
} from '../../session/workspaces'
import { JoinWorkspace } from './JoinWorkspace'
import { NewWorkspace } from './NewWorkspace'
import classes from './WorkspaceSwitch.module.css'

const ICON = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** The name of the workspace at the head of the sidebar; it opens the list of those on this computer. */
export function WorkspaceSwitch() {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'create' | 'join' | null>(null)
  const { shown, workspaces } = useWorkspaceList()
  const nameOf = useWorkspaceName()
  const go = useScreen(screen => screen.go)
  const entry = entryOf({ shown, workspaces }, shown) ?? { name: '', address: null }
  const name = nameOf(entry)
  // In a narrow window the seal is all that tells workspaces apart.
  const isNamed = entry.name !== '' || entry.address !== null
  return (
    <>
      <Menu width={260} position="bottom-start">
        <Menu.Target>
          <button
            type="button"
            className={classes.head}
            title={t('workspace.switch', { name })}
            aria-label={t('workspace.switch', { name })}
            data-workspaces
          >
            <span className={classes.seal} aria-hidden="true">
              {isNamed ? initialOf(name) : t('shell.seal')}
            </span>
            <span className={classes.label}>{name}</span>
            <IconSelector {...ICON} className={classes.arrows} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('workspace.list')}</Menu.Label>
          <Entries />
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus {...ICON} />} onClick={() => setDialog('create')}>
            {t('workspace.create')}
          </Menu.Item>
          <Menu.Item leftSection={<IconUsersPlus {...ICON} />} onClick={() => setDialog('join')}>
            {t('workspace.join')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPackageExport {...ICON} />}
            data-courier-files
            onClick={() => go({ at: 'courier' })}
          >
            {t('courier.menu')}
          </Menu.Item>
          <Menu.Item leftSection={<IconSettings {...ICON} />} onClick={() => go({ at: 'settings' })}>
            {t('workspace.settings')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'create' && <NewWorkspace onClose={() => setDialog(null)} />}
      {dialog === 'join' && <JoinWorkspace onClose={() => setDialog(null)} />}
    </>
  )
}

function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? ''
}

function Entries() {
  const { t } = useTranslation()
  const { shown, workspaces } = useWorkspaceList()
  const nameOf = useWorkspaceName()
  const { show } = useWorkspaces()
  const work = useWorkspaceWork()
  return (
    <Menu.RadioGroup value={shown} onChange={store => void work(show(store))}>
      {workspaces.map(({ store, name, address }) => (
        <Menu.RadioItem
          key={store}
          value={store}
          closeMenuOnClick
          checkIcon={<IconCheck {...ICON} />}
          data-workspace={store}
        >
          <span className={classes.entry}>
            <span>{nameOf({ name, address })}</span>
            <span className={classes.where}>
              {address === null ? t('workspace.alone') : name !== '' && shortAddress(address)}
            </span>
          </span>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
