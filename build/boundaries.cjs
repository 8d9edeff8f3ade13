/**
 * The import directions of ARCHITECTURE.md, for dependency-cruiser. A folder may import itself and what
 * its row names, and nothing else; there is no list of exceptions. `types` may be imported as types only.
 */

const shared = names => names.map(name => `^src-shared/${name}/`)
const renderer = names => names.map(name => `^src-renderer/${name}/`)
const packages = names => [`(^|/)node_modules/(@types/)?(${names.join('|')})/`]

/** The pure folders, lowest first: each may import the levels before its own. */
const levels = [
  ['domain'],
  ['model'],
  ['calendar'],
  ['schedule'],
  ['template', 'insight'],
  ['commands'],
  ['projections'],
  ['intents'],
]

/** Pure libraries without time, chance or input and output. */
const pureLibraries = { domain: ['fractional-indexing'] }

const pureRows = levels.flatMap((names, level) =>
  names.map(name => ({
    folder: `src-shared/${name}`,
    may: [...shared(levels.slice(0, level).flat()), ...packages(pureLibraries[name] ?? ['none'])],
  })),
)

const screen = [
  'react',
  'react-dom',
  'react-is',
  'react-i18next',
  'i18next',
  '@mantine',
  '@tabler',
  '@tanstack',
  '@atlaskit',
  '@fontsource',
]
const charts = ['vis-timeline', 'vis-data', 'moment', 'dayjs', 'recharts']
const relayContract = '^src-shared/contracts/relay\\.ts$'
const relayParts = names => names.map(name => `^sync-server/src/${name}(/|\\.ts$)`)
const words = ['^src-renderer/(theme|locales)/']

const viewFolders = names => names.map(name => `^src-renderer/views/${name}/`)
/** What the views show: pure folders whose values a view may use, and those of which it may know types. */
const shown = shared([
  'domain',
  'model',
  'calendar',
  'template',
  'insight',
  'commands',
  'projections',
  'intents',
  'host',
])
const shownTypes = shared(['schedule', 'contracts', 'ports', 'foreign'])
const chartTools = [
  ...shown,
  ...renderer(['session', 'widgets']),
  ...words,
  ...viewFolders(['taskGrid', 'wording']),
]

/** The folders of the Gantt chart, lowest first: each may import the levels before its own. */
const chartLevels = ['stage', 'scene', 'paint', 'gesture']

const viewRows = [
  {
    folder: 'src-renderer/views',
    may: [...shown, ...renderer(['session', 'widgets']), ...words, ...packages([...screen, ...charts])],
    types: shownTypes,
  },
  {
    folder: 'src-renderer/views/taskGrid',
    may: [...shown, ...renderer(['session', 'widgets']), ...words, ...viewFolders(['wording'])],
    types: shownTypes,
  },
  ...chartLevels.map((name, level) => ({
    folder: `src-renderer/views/gantt/${name}`,
    may: [
      ...chartTools,
      ...viewFolders(chartLevels.slice(0, level).map(lower => `gantt/${lower}`)),
      ...packages(name === 'stage' ? ['vis-timeline', 'vis-data'] : ['none']),
    ],
    types: shownTypes,
  })),
]

const rows = [
  ...pureRows,
  {
    folder: 'src-shared/interchange',
    may: [...shared(['domain', 'model', 'calendar', 'schedule']), '(^|/)node_modules/'],
  },
  {
    folder: 'src-shared/foreign',
    may: shared(['domain', 'model', 'commands', 'projections', 'interchange']),
    types: shared(['ports']),
  },
  {
    folder: 'src-shared/document',
    may: [...shared(['domain', 'model']), ...packages(['yjs', 'lib0', 'crc-32'])],
  },
  {
    folder: 'src-shared/host',
    may: shared([...levels.flat(), 'document', 'interchange', 'foreign', 'ports']),
    types: packages(['yjs']),
  },
  { folder: 'src-shared/sample', may: shared([...levels.flat(), 'host', 'ports']) },
  { folder: 'src-shared/ports', may: [], types: [...shared(['domain', 'model']), ...packages(['yjs'])] },
  { folder: 'src-shared/contracts', may: [], types: shared(['domain', 'ports']) },
  {
    folder: 'src-main',
    may: [
      ...shared(['contracts', 'domain', 'ports', 'document', 'interchange']),
      ...packages(['electron', 'zod', 'pino', 'age-encryption']),
    ],
    node: true,
  },
  {
    folder: 'src-main/storage',
    may: [
      ...shared(['contracts', 'domain', 'ports', 'document']),
      ...relayParts(['serial', 'store']),
      '^src-main/(log|parseJson)\\.ts$',
      ...packages(['electron', 'zod']),
    ],
    types: ['^src-main/ipc/answer\\.ts$'],
    node: true,
  },
  {
    folder: 'src-main/commandLine',
    may: [
      ...shared([
        'domain',
        'model',
        'calendar',
        'schedule',
        'insight',
        'commands',
        'projections',
        'document',
        'interchange',
        'foreign',
        'host',
        'ports',
      ]),
      '^docs/commands\\.schema\\.json$',
      '^src-renderer/adapters/websocketTransport\\.ts$',
      ...packages(['ajv', 'ws']),
      '^src-renderer/locales/(zh|en)/[a-z]+\\.json$',
      '^src-main/(wholeFile|fileName|parseJson)\\.ts$',
      '^src-main/courier/(seal|packing)\\.ts$',
      '^src-main/storage/backupFolder\\.ts$',
      ...relayParts(['store']),
    ],
    node: true,
  },
  ...viewRows,
  {
    folder: 'src-renderer/widgets',
    may: [...shared(['domain']), ...words, ...packages([...screen, 'dayjs'])],
    types: shared(['model']),
  },
  {
    folder: 'src-renderer/session',
    may: ['^src-shared/', ...words, ...packages(['react', 'react-i18next', 'zustand'])],
  },
  {
    folder: 'src-renderer/adapters',
    may: [
      ...shared(['domain', 'model', 'calendar', 'document', 'interchange', 'foreign', 'ports', 'contracts']),
      '^src-shared/host/storage/',
      ...packages(['dexie', 'yjs', 'y-websocket', 'y-protocols', 'lib0', 'nanoid', 'crc-32']),
    ],
  },
  {
    folder: 'sync-server',
    may: [relayContract, ...packages(['yjs', 'lib0', 'ws', 'pino', 'esbuild'])],
    node: true,
  },
  { folder: 'sync-server/src/store', may: relayParts(['serial']), node: true },
  {
    folder: 'sync-server/src/changes',
    may: [relayContract, ...relayParts(['log', 'serial', 'store', 'connection'])],
    node: true,
  },
  {
    folder: 'sync-server/src/connection',
    may: [relayContract, ...relayParts(['log']), ...packages(['lib0', 'ws'])],
    node: true,
  },
  {
    folder: 'sync-server/src/room',
    may: [
      relayContract,
      ...relayParts(['log', 'serial', 'store', 'connection']),
      ...packages(['yjs', 'lib0']),
    ],
    node: true,
  },
]

const TYPE = 'type-only'

/** What a row forbids: values from anywhere that it does not name, types from anywhere it does not name for types. */
function rulesOf({ folder, may, types = [], node = false }) {
  const open = [`^${folder}/`, ...may]
  // A row for a folder inside this one speaks for it alone.
  const inside = rows.filter(row => row.folder.startsWith(`${folder}/`)).map(row => `^${row.folder}/`)
  const platform = node ? { dependencyTypesNot: ['core'] } : {}
  const rule = (kind, to) => ({
    name: `${folder} may not import this${kind}`,
    severity: 'error',
    from: { path: `^${folder}/`, ...(inside.length > 0 ? { pathNot: inside } : {}) },
    to: { ...platform, ...to },
  })
  if (types.length === 0) return [rule('', { pathNot: open })]
  return [
    rule(' as a value', { pathNot: open, dependencyTypesNot: [...(node ? ['core'] : []), TYPE] }),
    rule(', not even its types', { pathNot: [...open, ...types], dependencyTypes: [TYPE] }),
  ]
}

const everywhere = [
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  { name: 'nothing imports tests', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
  {
    name: 'every package is declared in package.json',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-unknown', 'npm-no-pkg'] },
  },
  {
    name: 'adapters are built in main.tsx only',
    severity: 'error',
    from: { path: '^src-renderer/(views|widgets|session)/' },
    to: { path: '^src-renderer/adapters/' },
  },
]

module.exports = {
  forbidden: [...rows.flatMap(rulesOf), ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
