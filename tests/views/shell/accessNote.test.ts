import { MantineProvider, TextInput } from '@mantine/core'
import i18next from 'i18next'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Access } from '#shared/document/versions'
import { type OpenProject, ProjectContext } from '../../../src-renderer/session/projectContext'
import en from '../../../src-renderer/locales/en/shell.json'
import zh from '../../../src-renderer/locales/zh/shell.json'
import { EditFields, Readable, ReadOnlyNote } from '../../../src-renderer/views/shell/AccessNote'
import { Fields } from '../../../src-renderer/widgets/Fields'

beforeAll(async () => {
  const resources = { zh: { translation: { shell: zh } }, en: { translation: { shell: en } } }
  await i18next.use(initReactI18next).init({ resources, lng: 'zh', interpolation: { escapeValue: false } })
})

function shown(access: Access, element: ReactElement): string {
  const set = { state: createStore(() => ({ access })) }
  const value = { id: 'p1', set } as unknown as OpenProject
  return renderToStaticMarkup(createElement(ProjectContext.Provider, { value }, element))
}

const typed = createElement(
  MantineProvider,
  null,
  createElement(
    EditFields,
    null,
    createElement(TextInput, { 'aria-label': 'title' }),
    createElement(Fields, null, createElement(TextInput, { 'aria-label': 'filter' })),
  ),
)

const note = createElement(ReadOnlyNote)
const board = createElement(Readable, null, 'the board')

describe('a project that an older app opens', () => {
  it.each(['zh', 'en'] as const)('[VERSION-4] says in %s that it can only be looked at', async language => {
    await i18next.changeLanguage(language)
    const sentence = { zh, en }[language].readOnly
    expect(shown('readOnly', note)).toContain(sentence)
    expect(['open', 'refused'].map(access => shown(access as Access, note))).toEqual(['', ''])
  })

  it.each(['zh', 'en'] as const)(
    '[VERSION-6] says in %s in its place that it needs a newer app',
    async language => {
      await i18next.changeLanguage(language)
      const refused = shown('refused', board)
      expect(refused).toContain({ zh, en }[language].tooNew)
      expect(refused).not.toContain('the board')
      expect(['open', 'readOnly'].map(access => shown(access as Access, board))).toEqual([
        'the board',
        'the board',
      ])
    },
  )

  it('[VERSION-13] takes no typing in a field that edits, and does in one that filters', () => {
    const locked = (access: Access) =>
      [...shown(access, typed).matchAll(/<input[^>]*>/g)].map(([field]) => field.includes('readOnly=""'))
    expect(locked('open')).toEqual([false, false])
    expect(locked('readOnly')).toEqual([true, false])
  })
})
