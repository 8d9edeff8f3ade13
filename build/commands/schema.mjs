import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../setup/run.mjs'

/**
 * @typedef {{ [key: string]: unknown }} Schema JSON schema, draft-07
 * @typedef {{ checker: ts.TypeChecker, at: ts.Node, definitions: Map<string, Schema | null> }} Reading
 */

const INTENTS = join(root, 'src-shared', 'commands', 'intent.ts')
const CONFIG = join(root, 'build', 'tsconfig.shared.json')
/** Named types of inputs that more than one command takes, each written once. */
/** Properties that name a record, and how such a name is written (`domain/recordId.ts`). */
const [IDS, ID] = [/(^id|Id)$/, '^[0-9A-Za-z_~.-]{1,140}$']
const NAMED = /^[A-Z][A-Za-z]+$/
const OF_THE_LANGUAGE = new Set([
  'Readonly',
  'Record',
  'Partial',
  'Pick',
  'Omit',
  'ReadonlyMap',
  'ReadonlySet',
])

/**
 * @param {(set: string, command: string) => boolean} isWanted
 *
 * The inputs of commands of a kind of document set as JSON schemas, read from the types of their decisions by the
 * compiler: a schema beside the type would be a second place for the same fact.
 */
export function commandSchemas(isWanted) {
  const config = ts.getParsedCommandLineOfConfigFile(
    CONFIG,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  )
  if (!config) throw new Error(`cannot read ${CONFIG}`)
  const program = ts.createProgram({ rootNames: [INTENTS], options: config.options })
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(INTENTS)
  const module = file && checker.getSymbolAtLocation(file)
  if (!file || !module) throw new Error('intent.ts is no module')
  /** @type {Map<string, Schema | null>} */
  const definitions = new Map()
  const reading = { checker, at: file, definitions }
  const sets = { plan: 'PlanIntent', workspace: 'WorkspaceIntent', me: 'MeIntent' }
  const exported = checker.getExportsOfModule(module)
  const read = Object.entries(sets).map(([set, name]) => {
    const symbol = exported.find(one => one.name === name)
    if (!symbol) throw new Error(`intent.ts exports no ${name}`)
    const intents = checker.getDeclaredTypeOfSymbol(symbol)
    return [set, inputsOf(intents, command => isWanted(set, command), reading)]
  })
  const named = [...definitions].sort().flatMap(([name, schema]) => (schema ? [[name, schema]] : []))
  return { sets: Object.fromEntries(read), definitions: Object.fromEntries(named) }
}

/**
 * By command: what its input looks like.
 *
 * @param {ts.Type} intents @param {(command: string) => boolean} isWanted @param {Reading} reading
 */
function inputsOf(intents, isWanted, reading) {
  const members = intents.isUnion() ? intents.types : [intents]
  return Object.fromEntries(
    members.flatMap(member => {
      const command = typeOfProperty(member, 'command', reading)
      if (!command.isStringLiteral()) throw new Error('an intent names no command')
      if (!isWanted(command.value)) return []
      return [[command.value, schemaOf(typeOfProperty(member, 'input', reading), reading)]]
    }),
  )
}

/** @param {ts.Type} type @param {string} name @param {Reading} reading */
function typeOfProperty(type, name, { checker, at }) {
  const symbol = checker.getPropertyOfType(type, name)
  if (!symbol) throw new Error(`an intent has no ${name}`)
  return checker.getTypeOfSymbolAtLocation(symbol, at)
}

/** @param {ts.Type} type @param {Reading} reading @returns {Schema} */
function schemaOf(type, reading) {
  const { checker, definitions } = reading
  const symbol = type.aliasSymbol ?? type.symbol
  const isNamed =
    symbol &&
    NAMED.test(symbol.name) &&
    !OF_THE_LANGUAGE.has(symbol.name) &&
    !type.isLiteral() &&
    isObjectLike(type, checker)
  if (!isNamed) return plainSchema(type, reading)
  const name = symbol.name
  if (!definitions.has(name)) {
    definitions.set(name, null)
    const said = ts.displayPartsToString(symbol.getDocumentationComment(checker))
    definitions.set(name, { ...(said ? { description: said } : {}), ...plainSchema(type, reading) })
  }
  return { $ref: `#/definitions/${name}` }
}

/** @param {ts.Type} type @param {ts.TypeChecker} checker */
function isObjectLike(type, checker) {
  if (checker.isArrayType(type) || checker.isTupleType(type)) return false
  const parts = type.isUnion() ? type.types : [type]
  return parts.every(part => (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0)
}

/** @param {ts.Type} type @param {Reading} reading @returns {Schema} */
function plainSchema(type, reading) {
  const { checker } = reading
  const { flags } = type
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if (flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
  if (flags & ts.TypeFlags.Null) return { type: 'null' }
  if (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return { type: 'string' }
  if (flags & ts.TypeFlags.Number) return { type: 'number' }
  if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' }
  if (flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {}
  if (type.isUnion()) return unionSchema(type.types, reading)
  if (checker.isTupleType(type)) return tupleSchema(type, reading)
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))
    return { type: 'array', items: item ? schemaOf(item, reading) : {} }
  }
  return objectSchema(type, reading)
}

/** @param {ts.Type} type @param {Reading} reading @returns {Schema} */
function tupleSchema(type, reading) {
  const items = reading.checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))
  return {
    type: 'array',
    items: items.map(item => schemaOf(item, reading)),
    minItems: items.length,
    maxItems: items.length,
  }
}

/** @param {readonly ts.Type[]} types @param {Reading} reading @returns {Schema} */
function unionSchema(types, reading) {
  const told = types.filter(type => !(type.flags & ts.TypeFlags.Undefined))
  const schemas = told.map(type => schemaOf(type, reading))
  const constants = schemas.filter(schema => 'const' in schema).map(schema => schema.const)
  const others = schemas.filter(schema => !('const' in schema))
  const isBoolean = constants.length === 2 && constants.includes(true) && constants.includes(false)
  if (isBoolean) others.unshift({ type: 'boolean' })
  else if (constants.length > 0) others.unshift({ enum: constants.sort() })
  return others.length === 1 && others[0] ? others[0] : { anyOf: others }
}

/** @param {ts.Type} type @param {Reading} reading @returns {Schema} */
function objectSchema(type, reading) {
  const { checker, at } = reading
  if (type.getCallSignatures().length > 0) throw new Error(`${checker.typeToString(type)} is no JSON`)
  /** @type {Record<string, Schema>} */
  const properties = {}
  /** @type {string[]} */
  const required = []
  for (const property of checker.getPropertiesOfType(type)) {
    const schema = schemaOf(checker.getTypeOfSymbolAtLocation(property, at), reading)
    const said = ts.displayPartsToString(property.getDocumentationComment(checker)).replaceAll('\n', ' ')
    const shaped = schema.type === 'string' && IDS.test(property.name) ? { ...schema, pattern: ID } : schema
    properties[property.name] = said ? { description: said, ...shaped } : shaped
    if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
  }
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String)
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: index ? schemaOf(index, reading) : false,
  }
}
