import { Menu } from '@mantine/core'
import { IconCheck, IconPlus, IconSelector, IconSettings, IconUsersPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { entryOf, type WorkspaceEntry } from '#shared/domain/workspaceList'
import { useScreen } from '../../session/screen'
import {
  shortAddress,
  useChangeWorkspace,
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
  const name = nameOf(entryOf({ shown, workspaces }, shown) ?? { name: '', address: null })
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
              {t('shell.seal')}
            </span>
            <span className={classes.label}>{name}</span>
            <IconSelector {...ICON} className={classes.arrows} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('workspace.list')}</Menu.Label>
          {workspaces.map(entry => (
            <EntryItem key={entry.store} entry={entry} isShown={entry.store === shown} />
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus {...ICON} />} onClick={() => setDialog('create')}>
            {t('workspace.create')}
          </Menu.Item>
          <Menu.Item leftSection={<IconUsersPlus {...ICON} />} onClick={() => setDialog('join')}>
            {t('workspace.join')}
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

function EntryItem({ entry, isShown }: { entry: WorkspaceEntry; isShown: boolean }) {
  const { t } = useTranslation()
  const nameOf = useWorkspaceName()
  const change = useChangeWorkspace()
  const show = (): void => {
    if (!isShown) void change(workspaces => workspaces.show(entry.store))
  }
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isShown}
      data-workspace={entry.store}
      rightSection={isShown ? <IconCheck {...ICON} /> : null}
      onClick={show}
    >
      <span className={classes.entry}>
        <span>{nameOf(entry)}</span>
        <span className={classes.where}>
          {entry.address === null ? t('workspace.alone') : shortAddress(entry.address)}
        </span>
      </span>
    </Menu.Item>
  )
}
