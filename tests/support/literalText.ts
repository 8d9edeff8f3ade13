import ts from 'typescript'

const CHINESE = /\p{Script=Han}/u
/** One letter alone is a sign, such as the T of T-21. */
const WORD = /\p{L}{2}/u

/** Attributes that people read or hear. */
const spoken = new Set([
  'title',
  'placeholder',
  'label',
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'description',
])

function isSpokenAttribute(node: ts.Node): boolean {
  return ts.isJsxAttribute(node) && spoken.has(node.name.getText())
}

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return WORD.test(node.text) ? node.text.trim() : null
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node))
    return null
  const isRead =
    isSpokenAttribute(node.parent) ||
    (ts.isJsxExpression(node.parent) && !ts.isJsxAttribute(node.parent.parent))
  return CHINESE.test(node.text) || (isRead && WORD.test(node.text)) ? node.text : null
}

/** Words that stand in a view instead of in the locale files, with their lines, as `12: text`. */
export function literalText(fileName: string, source: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text !== null) found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
