import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../build/setup/run.mjs'

const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n')
const longFunction = (count: number) => `export function long() {\n${lines(count, '  work()')}\n}\n`
const work = 'declare function work(): void\n'

/** Rule → the file that breaks it, and how. Each is one line of the house's law, broken once. */
const lintCases: readonly (readonly [string, string, string])[] = [
  ['eslint(max-lines)', 'src-shared/domain/tooLong.ts', `${work}${lines(401, 'work()')}`],
  ['eslint(max-lines)', 'tests/tooLong.test.ts', `${work}${lines(401, 'work()')}`],
  ['eslint(max-lines-per-function)', 'src-shared/domain/longFunction.ts', work + longFunction(61)],
  ['eslint(max-lines-per-function)', 'src-renderer/views/LongView.tsx', work + longFunction(121)],
  [
    'eslint(max-params)',
    'src-main/params.ts',
    'export const add = (a: 1, b: 2, c: 3, d: 4, e: 5, f: 6) => [a, b, c, d, e, f]\n',
  ],
  [
    'eslint(max-depth)',
    'src-main/deep.ts',
    `${work}if (work) { if (work) { if (work) { if (work) { work() } } } }\n`,
  ],
  ['eslint(no-console)', 'src-renderer/session/print.ts', "console.log('x')\n"],
  ['eslint(no-empty)', 'src-main/swallow.ts', `${work}try { work() } catch {}\n`],
  ['eslint(eqeqeq)', 'src-main/equal.ts', 'export const isOne = (x: unknown) => x == 1\n'],
  ['import(no-default-export)', 'src-shared/domain/default.ts', 'export default 1\n'],
  [
    'import(no-cycle)',
    'src-shared/domain/round.ts',
    "import { b } from './about'\nexport const a = () => b\n",
  ],
  ['typescript(no-explicit-any)', 'src-shared/domain/any.ts', 'export const x: any = 1\n'],
  [
    'typescript(ban-ts-comment)',
    'src-shared/domain/ignore.ts',
    '// @ts-ignore\nexport const x: number = 1\n',
  ],
  ['typescript(no-non-null-assertion)', 'src-shared/domain/sure.ts', 'export const f = (x?: string) => x!\n'],
  ['vitest(no-focused-tests)', 'tests/only.test.ts', "import { it } from 'vitest'\nit.only('x', () => {})\n"],
  [
    'vitest(no-disabled-tests)',
    'tests/skip.test.ts',
    "import { it } from 'vitest'\nit.skip('x', () => {})\n",
  ],
  [
    'react(no-danger)',
    'src-renderer/views/Danger.tsx',
    'export const x = <p dangerouslySetInnerHTML={{ __html: "" }} />\n',
  ],
  ['warroom(no-markup-from-text)', 'src-renderer/views/inner.ts', "document.body.innerHTML = 'x'\n"],
  [
    'warroom(no-markup-from-text)',
    'src-renderer/views/insert.ts',
    "document.body.insertAdjacentHTML('afterend', 'x')\n",
  ],
  [
    'warroom(no-lint-switches)',
    'src-main/off.ts',
    '// oxlint-disable-next-line no-console\nexport const x = 1\n',
  ],
  [
    'warroom(no-dynamic-import)',
    'src-shared/domain/late.ts',
    "export const load = () => import('./default')\n",
  ],
  [
    'warroom(no-computed-import)',
    'src-renderer/views/computed.ts',
    'export const load = (name: string) => import(`./${name}`)\n',
  ],
  ['warroom(no-clock-or-chance)', 'src-shared/domain/now.ts', 'export const x = Date.now()\n'],
  ['warroom(no-clock-or-chance)', 'src-shared/domain/today.ts', 'export const x = new Date()\n'],
  ['warroom(no-clock-or-chance)', 'src-shared/domain/timer.ts', 'export const x = performance.now()\n'],
  ['warroom(no-clock-or-chance)', 'src-shared/domain/dice.ts', 'export const x = Math.random()\n'],
  ['warroom(no-clock-or-chance)', 'src-shared/domain/id.ts', 'export const x = crypto.randomUUID()\n'],
  ['warroom(no-clock-or-chance)', 'src-shared/domain/computed.ts', "export const x = Date['now']()\n"],
]

const lawful: Readonly<Record<string, string>> = {
  'src-shared/domain/about.ts': "import { a } from './round'\nexport const b = () => a\n",
  'src-shared/domain/instant.ts': 'export const at = (ms: number) => new Date(ms)\n',
  'src-shared/commands/add.ts':
    "import { at } from '#shared/domain/instant'\nexport const add = () => at(1)\n",
  'src-renderer/adapters/store.ts': 'export const store = 1\n',
  'src-renderer/views/gantt/stage/place.ts': 'export const place = 1\n',
  'src-renderer/views/gantt/paint/line.ts':
    "import { place } from '../stage/place'\nexport const line = place\n",
  'build/print.mjs': "console.log('x')\n",
  'tests/support/thing.ts': 'export const thing = 1\n',
}

/** What one folder must not import, and an import that does. The name of the rule begins with the folder. */
const importCases: readonly (readonly [string, string, string])[] = [
  [
    'src-shared/domain',
    'src-shared/domain/up.ts',
    "import { add } from '../commands/add'\nexport const x = add\n",
  ],
  [
    'src-shared/domain',
    'src-shared/domain/upByName.ts',
    "import { add } from '#shared/commands/add'\nexport const x = add\n",
  ],
  [
    'src-shared/domain',
    'src-shared/domain/node.ts',
    "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n",
  ],
  [
    'src-shared/commands',
    'src-shared/commands/yjs.ts',
    "import * as Y from 'yjs'\nexport const x = new Y.Doc()\n",
  ],
  [
    'src-shared/ports',
    'src-shared/ports/value.ts',
    "import { at } from '../domain/instant'\nexport const x = at\n",
  ],
  ['src-shared/contracts', 'src-shared/contracts/zod.ts', "import { z } from 'zod'\nexport const x = z\n"],
  ['src-main', 'src-main/command.ts', "import { add } from '#shared/commands/add'\nexport const x = add\n"],
  [
    'src-renderer/views',
    'src-renderer/views/Doc.tsx',
    "import type { Doc } from 'yjs'\nexport const x = (doc: Doc) => doc\n",
  ],
  [
    'src-renderer/views',
    'src-renderer/views/late.ts',
    "export const load = () => import('../adapters/store')\n",
  ],
  [
    'src-renderer/views/taskGrid',
    'src-renderer/views/taskGrid/chart.ts',
    "import { place } from '../gantt/stage/place'\nexport const x = place\n",
  ],
  [
    'src-renderer/views/gantt/stage',
    'src-renderer/views/gantt/stage/up.ts',
    "import { line } from '../paint/line'\nexport const x = line\n",
  ],
  [
    'src-renderer/session',
    'src-renderer/session/direct.ts',
    "import { store } from '../adapters/store'\nexport const x = store\n",
  ],
  [
    'src-renderer/adapters',
    'src-renderer/adapters/view.ts',
    "import { useState } from 'react'\nexport const x = useState\n",
  ],
  [
    'sync-server',
    'sync-server/src/tasks.ts',
    "import { at } from '../../src-shared/domain/instant'\nexport const x = at\n",
  ],
  [
    'nothing imports tests',
    'src-main/tested.ts',
    "import { thing } from '#support/thing'\nexport const x = thing\n",
  ],
  ['every import resolves', 'src-main/lost.ts', "import { x } from './nowhere'\nexport const y = x\n"],
]

let folder: string

function write(path: string, text: string, into = folder): void {
  mkdirSync(dirname(join(into, path)), { recursive: true })
  writeFileSync(join(into, path), text)
}

interface Outcome {
  readonly code: number
  readonly output: string
}

function run(program: string, args: readonly string[], cwd = folder): Promise<Outcome> {
  return new Promise(resolve => {
    const options = { cwd, maxBuffer: 64 * 2 ** 20 }
    execFile(process.execPath, [join(root, program), ...args], options, (fault, stdout, stderr) => {
      resolve({ code: fault ? Number(fault.code ?? 1) : 0, output: stdout + stderr })
    })
  })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warroom-guards-'))
  for (const place of ['.oxlintrc.json', 'package.json', 'build/boundaries.cjs', 'build/lint']) {
    cpSync(join(root, place), join(folder, place), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(lawful)) write(path, text)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('[GUARD-1] the linter refuses', () => {
  let found: ReadonlySet<string>

  beforeAll(async () => {
    for (const [, path, text] of lintCases) write(path, text)
    const { output } = await run('node_modules/oxlint/bin/oxlint', ['--format', 'json'])
    const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] }
    found = new Set(diagnostics.map(({ code, filename }) => `${code} ${filename}`))
  })

  it.each(lintCases)('%s in %s', (rule, path) => {
    expect([...found].filter(one => one.endsWith(` ${path}`))).toContain(`${rule} ${path}`)
  })

  it.each(['src-shared/domain/instant.ts', 'src-shared/commands/add.ts', 'build/print.mjs'])(
    'nothing in %s',
    path => {
      expect([...found].filter(one => one.endsWith(` ${path}`))).toEqual([])
    },
  )
})

describe('[GUARD-2] the boundary check refuses', () => {
  let code: number
  let output: string

  beforeAll(async () => {
    for (const [, path, text] of importCases) write(path, text)
    ;({ code, output } = await run('build/checkBoundaries.mjs', []))
  })

  it.each(importCases)('%s: %s', (rule, path) => {
    const said = output.split('\n').filter(line => line.startsWith(`${path} →`))
    expect(said.map(line => line.split(': ')[1]).some(name => name?.startsWith(rule))).toBe(true)
  })

  it('the one cycle, and nothing else', () => {
    const broken = new Set(importCases.map(([, path]) => path).concat(lintCases.map(([, path]) => path)))
    const said = output.split('\n').filter(line => line.includes(' → '))
    const others = said.filter(line => !broken.has(line.split(' →')[0] ?? '') || line.includes('no cycles'))
    expect(code).toBe(1)
    expect(others).toHaveLength(1)
    expect(others[0]).toMatch(/domain\/(about|round)\.ts → .*: no cycles$/)
  })
})

describe('[GUARD-3] the boundary check', () => {
  it('fails when it has read nothing', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'warroom-guards-empty-'))
    mkdirSync(join(empty, 'src-shared'))
    cpSync(join(root, 'build/boundaries.cjs'), join(empty, 'build/boundaries.cjs'))
    const { code, output } = await run('build/checkBoundaries.mjs', [empty])
    rmSync(empty, { recursive: true })
    expect(code).toBe(1)
    expect(output).toContain('no TypeScript modules')
  })
})

describe('[GUARD-4] the check of what is unused', () => {
  const used: Readonly<Record<string, string>> = {
    'src-main/main.ts': "import { read } from '#shared/domain/read'\nexport const x = read\n",
    'src-shared/domain/read.ts': 'export const read = 1\n',
    'tests/domain/any.test.ts': "import { it } from 'vitest'\nit('is', () => undefined)\n",
  }
  const unused: Readonly<Record<string, string>> = {
    'src-shared/domain/read.ts': 'export const read = 1\nexport const unread = 2\nexport const tested = 3\n',
    'src-shared/domain/nobody.ts': 'export const nobody = 1\n',
    'src-shared/domain/forTests.ts': 'export const forTests = 1\n',
    'tests/domain/read.test.ts':
      "import { forTests } from '#shared/domain/forTests'\nimport { tested } from '#shared/domain/read'\nexport const x = [tested, forTests]\n",
  }
  let bare: string
  let clean: Outcome
  let found: Outcome

  beforeAll(async () => {
    bare = mkdtempSync(join(tmpdir(), 'warroom-guards-unused-'))
    cpSync(join(root, 'knip.config.ts'), join(bare, 'knip.config.ts'))
    const { type, imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object &
      Record<string, unknown>
    write('package.json', JSON.stringify({ type, imports, devDependencies: { vitest: '*' } }), bare)
    symlinkSync(join(root, 'node_modules'), join(bare, 'node_modules'))
    for (const [path, text] of Object.entries(used)) write(path, text, bare)
    clean = await run('build/checkUnused.mjs', [], bare)
    for (const [path, text] of Object.entries(unused)) write(path, text, bare)
    found = await run('build/checkUnused.mjs', [], bare)
    // knip runs four times, which takes long beside other work.
  }, 120_000)

  afterAll(() => rmSync(bare, { recursive: true, force: true }))

  it('passes what is read', () => {
    expect(clean).toEqual({ code: 0, output: '' })
  })

  it('refuses a file and an export that nobody reads', () => {
    const [whole = ''] = found.output.split('Read by tests alone')
    expect(found.code).not.toBe(0)
    expect(whole).toContain('src-shared/domain/nobody.ts')
    expect(whole).toMatch(/src-shared\/domain\/read\.ts: unread$/m)
  })

  it('refuses a file and an export that tests alone read', () => {
    const [, shipped = ''] = found.output.split('Read by tests alone')
    expect(shipped).toContain('src-shared/domain/forTests.ts')
    expect(shipped).toMatch(/src-shared\/domain\/read\.ts: unread, tested$/m)
  })
})
