import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { literalText } from '#support/literalText'
import { root } from '../../build/setup/run.mjs'

const renderer = join(root, 'src-renderer')

type Words = { readonly [key: string]: string | Words }

/** One file a surface, under its name. */
function readWords(language: string): Words {
  const folder = join(renderer, 'locales', language)
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  const surfaces = files.map(name => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Words,
  ])
  return Object.fromEntries(surfaces)
}

function entriesOf(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${before}${key}`, value] as [string, string]]
      : entriesOf(value, `${before}${key}.`),
  )
}

/** English has a word for one and a word for many; Chinese has one form. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const keysOf = (words: Words) => [...new Set(entriesOf(words).map(([key]) => withoutPlural(key)))].sort()
const placesIn = (text: string) => [...text.matchAll(/\{\{\s*-?\s*([\w.]+)/g)].map(([, name]) => name).sort()

function views(folder = renderer): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : views(path)
    return entry.name.endsWith('.tsx') ? [path] : []
  })
}

describe('words', () => {
  const zh = readWords('zh')
  const en = readWords('en')

  it('[WORDS-1] both languages have the same keys', () => {
    expect(keysOf(zh).length).toBeGreaterThan(300)
    expect(keysOf(en)).toEqual(keysOf(zh))
  })

  it('[WORDS-1] every key that is written out in the code has its text', () => {
    const known = new Set(keysOf(zh))
    const surfaces = Object.keys(zh).join('|')
    const written = new RegExp(`\\bt\\(\\s*'((?:${surfaces})\\.[\\w.]+)'`, 'g')
    const asked = views().flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(written)].map(([, key]) => key ?? ''),
    )
    expect(asked.length).toBeGreaterThan(200)
    expect([...new Set(asked)].filter(key => !known.has(key))).toEqual([])
  })

  it('[WORDS-1] no text is empty, in either language', () => {
    const empty = [...entriesOf(zh), ...entriesOf(en)]
      .filter(([, text]) => text.trim() === '')
      .map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('[WORDS-2] a text names the same facts in both languages', () => {
    const chinese = new Map(entriesOf(zh).map(([key, text]) => [withoutPlural(key), placesIn(text)]))
    const differing = entriesOf(en).filter(([key, text]) => {
      const wanted = chinese.get(withoutPlural(key)) ?? []
      // "one task" need not say its number.
      return (
        placesIn(text).some(name => !wanted.includes(name)) ||
        (!key.endsWith('_one') && placesIn(text).length < wanted.length)
      )
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('[WORDS-3] no view holds words of its own', () => {
    const found = views().flatMap(file =>
      literalText(file, readFileSync(file, 'utf8')).map(one => `${file}:${one}`),
    )
    expect(views().length).toBeGreaterThan(0)
    expect(found).toEqual([])
  })

  it('[WORDS-3] finds words in text, attributes, expressions and templates', () => {
    const source = `
      export const View = ({ n }: { n: number }) => (
        <main className="wide" title="Open">
          Hello
          {'world'}
          {\`共 \${n} 项\`}
          <Icon label={'关闭'} data-testid="close" />
          · {n} %
        </main>
      )`
    expect(literalText('View.tsx', source).map(one => one.split(': ')[1])).toEqual([
      'Open',
      'Hello',
      'world',
      '共 ',
      ' 项',
      '关闭',
    ])
  })
})
