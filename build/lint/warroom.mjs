/**
 * Rules that no ready-made linter has in the form this house needs. Each has one deliberate violation
 * in tests/build/guards.test.ts.
 *
 * @typedef {{ type: string, name?: string, value?: unknown, computed?: boolean, arguments?: readonly Node[],
 *   callee?: Node, object?: Node, property?: Node, left?: Node, key?: Node, source?: Node }} Node
 * @typedef {{ report: (found: { node: Node | object, message: string }) => void, sourceCode: { getAllComments: () => readonly { value: string }[] } }} Context
 */

const clocks = {
  Date: ['now'],
  performance: ['now', 'timeOrigin'],
  Math: ['random'],
  crypto: ['randomUUID', 'getRandomValues'],
}
const CLOCK =
  'Time, ids and randomness are arguments of pure code: take them from the context of the command.'

/** @param {Node} node */
function isClock(node) {
  const owner = node.object?.name
  const wanted = owner ? /** @type {Record<string, readonly string[]>} */ (clocks)[owner] : undefined
  return wanted !== undefined && wanted.includes(String(node.property?.name ?? node.property?.value))
}

const noClockOrChance = {
  /** @param {Context} context */
  create(context) {
    const refuse = (/** @type {Node} */ node) => context.report({ node, message: CLOCK })
    return {
      /** @param {Node} node */
      MemberExpression: node => isClock(node) && refuse(node),
      /** @param {Node} node */
      NewExpression: node => node.callee?.name === 'Date' && node.arguments?.length === 0 && refuse(node),
      /** @param {Node} node */
      CallExpression: node => ['Date', 'nanoid'].includes(node.callee?.name ?? '') && refuse(node),
    }
  },
}

const noDynamicImport = {
  /** @param {Context} context */
  create(context) {
    /** @param {Node} node */
    const refuse = node =>
      context.report({
        node,
        message: 'A dynamic import slips past the import boundaries: import at the top.',
      })
    return { ImportExpression: refuse }
  },
}

/** The boundary check follows an import whose path is written out, early or late; it cannot follow any other. */
const noComputedImport = {
  /** @param {Context} context */
  create(context) {
    return {
      /** @param {Node} node */
      ImportExpression: node => {
        if (node.source?.type === 'Literal') return
        const message =
          'An import whose path is computed slips past the import boundaries: write the path out.'
        context.report({ node, message })
      },
    }
  },
}

const MARKUP = 'Text from people must stay text: make elements and set textContent.'

/** @param {Node} node */
function isInsertCall(node) {
  const name = node.callee?.property?.name
  const owner = node.callee?.object?.name
  return (
    name === 'insertAdjacentHTML' ||
    name === 'setHTMLUnsafe' ||
    (owner === 'document' && /^write(ln)?$/.test(name ?? ''))
  )
}

const noMarkupFromText = {
  /** @param {Context} context */
  create(context) {
    const refuse = (/** @type {Node} */ node) => context.report({ node, message: MARKUP })
    return {
      /** @param {Node} node */
      AssignmentExpression: node =>
        /^(inner|outer)HTML$/.test(node.left?.property?.name ?? '') && refuse(node),
      /** @param {Node} node */
      CallExpression: node => isInsertCall(node) && refuse(node),
      /** @param {Node} node */
      JSXAttribute: node =>
        node.name && /** @type {any} */ (node).name.name === 'dangerouslySetInnerHTML' && refuse(node),
    }
  },
}

const SWITCH = /^\s*(oxlint|eslint|biome)-(disable|ignore)|@ts-(ignore|nocheck|expect-error)/

const noLintSwitches = {
  /** @param {Context} context */
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!SWITCH.test(comment.value)) continue
          context.report({
            node: comment,
            message: 'A rule that is switched off for a line protects nothing: mend the code or the rule.',
          })
        }
      },
    }
  },
}

const plugin = {
  meta: { name: 'warroom' },
  rules: {
    'no-clock-or-chance': noClockOrChance,
    'no-dynamic-import': noDynamicImport,
    'no-computed-import': noComputedImport,
    'no-markup-from-text': noMarkupFromText,
    'no-lint-switches': noLintSwitches,
  },
}
export default plugin
