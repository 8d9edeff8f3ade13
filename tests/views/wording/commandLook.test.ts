import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { meCommands, planCommands, workspaceCommands } from '#shared/commands/catalogue'
import action from '../../../src-renderer/locales/zh/action.json'
import { root } from '../../../build/setup/run.mjs'
import { shortcutPressed, shortcutsOf, shortcutWords } from '../../../src-renderer/views/wording/shortcuts'

const views = join(root, 'src-renderer', 'views')
const commands = { ...planCommands, ...workspaceCommands, ...meCommands }
const press = (key: string, held = {}) => ({
  key,
  altKey: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
})

/** Pictures of commands where they stand for none: what they are there. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'board/Archive.tsx IconArchive': 'opens the archive',
  'board/CardFacts.tsx IconLink': 'how many links a card has',
  'gantt/GanttToolbar.tsx IconPlus': 'zooms in',
  'history/Side.tsx IconX': 'closes a list',
  'plan/MoveReason.tsx IconX': 'closes the question why',
  'restorePoints/PointList.tsx IconCheck': 'a restore point that was read back whole',
  'shell/NoticeLine.tsx IconX': 'closes a notice',
  'shell/SyncBadge.tsx IconCheck': 'everything is in step',
  'task/TaskPanel.tsx IconX': 'closes the panel',
  'workspaces/WorkspaceSwitch.tsx IconCheck': 'which workspace is open',
  'workspaces/WorkspaceSwitch.tsx IconPlus': 'adds a workspace to this computer, which is in no document',
}

const sources = readdirSync(views, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(
    file =>
      [
        relative(views, join(views, file)).replaceAll('\\', '/'),
        readFileSync(join(views, file), 'utf8'),
      ] as const,
  )

describe('what stands for a command', () => {
  it('[DISPATCH-12] takes its picture from the catalogue', () => {
    const own = sources.find(([file]) => file === 'wording/CommandIcon.tsx')?.[1] ?? ''
    const pictures = new Set([...own.matchAll(/: (Icon\w+),/g)].map(([, name]) => name ?? ''))
    expect(pictures.size).toBeGreaterThan(10)
    const found = sources
      .filter(([file]) => file !== 'wording/CommandIcon.tsx')
      .flatMap(([file, text]) =>
        [...new Set([...text.matchAll(/<(Icon\w+)/g)].map(([, name]) => name ?? ''))]
          .filter(name => pictures.has(name))
          .map(name => `${file} ${name}`),
      )
    expect(found.sort()).toEqual(Object.keys(OTHERWISE).sort())
  })

  it('[DISPATCH-12] takes its words from the catalogue, which have a command each', () => {
    expect(Object.keys(action).filter(command => !Object.hasOwn(commands, command))).toEqual([])
    const lines = sources.flatMap(([, text]) =>
      [...text.matchAll(/<CommandItem command="(\w+)"/g)].map(([, command]) => command ?? ''),
    )
    expect(lines.length).toBeGreaterThan(8)
    expect(lines.filter(command => !Object.hasOwn(action, command))).toEqual([])
  })

  it('[DISPATCH-12] takes its key from the catalogue', () => {
    const keys = Object.values(commands).flatMap(shortcutsOf)
    expect(keys).toContain('F2')
    const written = keys.flatMap(key => [`'${key}'`, `"${key}"`, `>${key}<`, `'${shortcutWords(key)}'`])
    const found = sources.flatMap(([file, text]) =>
      written.filter(key => text.includes(key)).map(key => `${file} ${key}`),
    )
    expect(found).toEqual([])
  })

  it('[DISPATCH-12] a key is pressed with just what it needs held, Control or ⌘ alike', () => {
    const way = (key: string, held = {}) => shortcutPressed(planCommands.nestTask, press(key, held))
    expect([way(']', { ctrlKey: true }), way(']', { metaKey: true })]).toEqual([0, 0])
    expect(way('[', { ctrlKey: true })).toBe(1)
    expect([way('ArrowUp', { altKey: true }), way('ArrowDown', { altKey: true })]).toEqual([2, 3])
    expect([way(']'), way('ArrowUp'), way('ArrowUp', { altKey: true, shiftKey: true })]).toEqual([-1, -1, -1])
    expect(way(']', { ctrlKey: true, altKey: true })).toBe(-1)
    expect(shortcutPressed(planCommands.addDependency, press('l'))).toBe(0)
    expect(shortcutPressed(planCommands.setTaskPhase, press('l'))).toBe(-1)
  })
})
