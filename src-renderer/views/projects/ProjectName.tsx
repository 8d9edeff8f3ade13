import { workspaceCommands } from '#shared/commands/catalogue'
import { Menu, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconDots } from '@tabler/icons-react'
import { CommandItem } from '../wording/CommandItem'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#shared/domain/refusal'
import { useNotices, useRefusalWords } from '../../session/notices'
import { projectFileOf } from '#shared/host/projects/projectFile'
import type { ProjectEntry } from '#shared/model/project'
import { useRunWorkspace, useHost } from '../../session/projectContext'
import { useWording } from '../../widgets/wording'
import { Duplicate } from './Duplicate'
import classes from './ProjectName.module.css'

interface ProjectNameProps {
  readonly project: ProjectEntry
  /** Tasks in it; 0 where they are not known yet. */
  readonly tasks: number
  readonly onOpen: () => void
}

export function ProjectName({ project, tasks, onOpen }: ProjectNameProps) {
  const word = useWording()
  const [isRenaming, setRenaming] = useState(false)
  /** Ended by a key, so that the focus returns to the name; after Tab or a click it is elsewhere already. */
  const [isLeftByKey, setLeftByKey] = useState(false)
  const close = (byKey: boolean): void => {
    setLeftByKey(byKey)
    setRenaming(false)
  }
  if (isRenaming) return <Rename project={project} onClose={close} />
  return (
    <div className={classes.line}>
      <button
        type="button"
        className={classes.name}
        autoFocus={isLeftByKey}
        onClick={onOpen}
        onKeyDown={event => {
          if (event.key === workspaceCommands.renameProject.shortcut) setRenaming(true)
        }}
      >
        {word(project.name)}
      </button>
      <ProjectMenu project={project} tasks={tasks} onRename={() => setRenaming(true)} />
    </div>
  )
}

interface RenameProps {
  readonly project: ProjectEntry
  readonly onClose: (byKey: boolean) => void
}

function Rename({ project, onClose }: RenameProps) {
  const { t } = useTranslation()
  const word = useWording()
  const run = useRunWorkspace()
  const [name, setName] = useState(word(project.name))
  const save = async (byKey: boolean): Promise<void> => {
    if (name.trim() === word(project.name)) return onClose(byKey)
    const outcome = await run('renameProject', { projectId: project.id, name })
    if (!isRefusal(outcome)) onClose(byKey)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      // Or the same key press would activate the name, which has the focus by then.
      event.preventDefault()
      void save(true)
    }
    if (event.key === 'Escape') onClose(true)
  }
  return (
    <TextInput
      autoFocus
      aria-label={t('projects.name')}
      value={name}
      maxLength={1000}
      onFocus={event => event.currentTarget.select()}
      onChange={event => setName(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void save(false)}
    />
  )
}

interface ProjectMenuProps extends Pick<ProjectNameProps, 'project' | 'tasks'> {
  readonly onRename: () => void
}

function ProjectMenu({ project, tasks, onRename }: ProjectMenuProps) {
  const { t } = useTranslation()
  const run = useRunWorkspace()
  const tell = useNotices(notices => notices.tell)
  const { id: projectId } = project
  const [isCopying, setCopying] = useState(false)
  const archive = async (): Promise<void> => {
    const outcome = await run('archiveProject', { projectId, isArchived: true })
    const undo = (): void => void run('archiveProject', { projectId, isArchived: false })
    if (!isRefusal(outcome)) tell({ text: t('projects.wasArchived'), tone: 'fact', undo })
  }
  const remove = async (): Promise<void> => {
    const outcome = await run('removeProject', { projectId })
    const undo = (): void => void run('restoreProject', { projectId })
    const text = tasks === 0 ? t('removal.project') : t('removal.projectWith', { count: tasks })
    if (!isRefusal(outcome)) tell({ text, tone: 'fact', undo })
  }
  return (
    <>
      <Menu>
        <Menu.Target>
          <button type="button" className={classes.more} aria-label={t('projects.more')}>
            <IconDots size={16} stroke={1.5} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <CommandItem command="renameProject" onClick={onRename} />
          <CommandItem command="copyPlan" onClick={() => setCopying(true)} />
          <SaveItem projectId={projectId} />
          <CommandItem command="archiveProject" onClick={() => void archive()} />
          <CommandItem command="removeProject" onClick={() => void remove()} />
        </Menu.Dropdown>
      </Menu>
      {isCopying && <Duplicate project={project} onClose={() => setCopying(false)} />}
    </>
  )
}

/** The whole project as one file, for a colleague or for keeping. */
function SaveItem({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const host = useHost()
  const words = useRefusalWords()
  const tell = useNotices(notices => notices.tell)
  const save = async (): Promise<void> => {
    const file = await projectFileOf(host, projectId)
    if (isRefusal(file)) {
      tell({ text: words(file), tone: 'refusal' })
      return
    }
    const answer = await window.warroom.saveFile({ ...file, kind: 'project' })
    if (answer.at === 'failed') tell({ text: t(`fault.save.${answer.reason}`), tone: 'fault' })
    else if (answer.at === 'saved') tell({ text: t('projects.saved'), tone: 'fact' })
  }
  const onClick = (): void => {
    save().catch((fault: unknown) => {
      tell({ text: t('fault.unexpected'), tone: 'fault' })
      host.ports.log.fault('projectFile.failed', fault)
    })
  }
  return (
    <Menu.Item leftSection={<IconDeviceFloppy size={14} stroke={1.5} />} onClick={onClick}>
      {t('projects.save')}
    </Menu.Item>
  )
}
