import ts from 'typescript'

/**
 * @typedef {{ file: string, line: number, at: number, from: string, to: string }} Mutant
 *   `at` is the place of `from` in the text of the file.
 */

const { SyntaxKind } = ts

/** Each operator and what it is turned into. */
const TURNED = new Map(
  /** @type {const} */ ([
    [SyntaxKind.LessThanToken, '<='],
    [SyntaxKind.LessThanEqualsToken, '<'],
    [SyntaxKind.GreaterThanToken, '>='],
    [SyntaxKind.GreaterThanEqualsToken, '>'],
    [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
    [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
    [SyntaxKind.AmpersandAmpersandToken, '||'],
    [SyntaxKind.BarBarToken, '&&'],
    [SyntaxKind.QuestionQuestionToken, '&&'],
    [SyntaxKind.PlusToken, '-'],
    [SyntaxKind.MinusToken, '+'],
    [SyntaxKind.AsteriskToken, '/'],
    [SyntaxKind.SlashToken, '*'],
    [SyntaxKind.PercentToken, '*'],
    [SyntaxKind.PlusEqualsToken, '-='],
    [SyntaxKind.MinusEqualsToken, '+='],
  ]),
)

/** @param {ts.Node} node @returns {{ operator: ts.Node | undefined, to: string } | undefined} */
function turned(node) {
  if (ts.isBinaryExpression(node)) {
    const to = TURNED.get(/** @type {never} */ (node.operatorToken.kind))
    return to === undefined || joinsText(node) ? undefined : { operator: node.operatorToken, to }
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return { operator: undefined, to: '' }
  return undefined
}

/** A text less another is never one: what that breaks says nothing of the tests. @param {ts.BinaryExpression} node */
function joinsText({ operatorToken, left, right }) {
  const isText = (/** @type {ts.Node} */ one) => ts.isStringLiteralLike(one) || ts.isTemplateExpression(one)
  return operatorToken.kind === SyntaxKind.PlusToken && (isText(left) || isText(right))
}

/**
 * Every comparison and operator of a file, each turned once, in their order.
 * @param {string} file
 * @param {string} text
 * @returns {Mutant[]}
 */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  /** @type {Mutant[]} */
  const out = []
  /** @param {ts.Node} node */
  const visit = node => {
    const found = turned(node)
    if (found !== undefined) {
      const at = (found.operator ?? node).getStart(source)
      const from = found.operator?.getText(source) ?? '!'
      out.push({ file, line: source.getLineAndCharacterOfPosition(at).line + 1, at, from, to: found.to })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return out
}

/** @param {string} text @param {Mutant} mutant */
export function withMutant(text, { at, from, to }) {
  return text.slice(0, at) + to + text.slice(at + from.length)
}

/**
 * The same `count` for the same seed, spread evenly over all.
 * @template T
 * @param {readonly T[]} all
 * @param {number} count
 * @param {number} seed
 */
export function sampleOf(all, count, seed) {
  const rest = [...all]
  let state = (seed * 0x9e3779b9 + 0x85ebca6b) >>> 0
  const below = (/** @type {number} */ limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  /** @type {T[]} */
  const out = []
  while (out.length < count && rest.length > 0) out.push(...rest.splice(below(rest.length), 1))
  return out
}
