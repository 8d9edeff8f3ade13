import { describe, expect, it } from 'vitest'
import { wordingIn } from '#shared/domain/wording'

describe('wording', () => {
  it('[DAY-6] what the product wrote is read in the language of the reader', () => {
    const wording = { zh: '预售开启', en: 'Presale opens' }
    expect(wordingIn(wording, 'zh')).toBe('预售开启')
    expect(wordingIn(wording, 'en')).toBe('Presale opens')
  })

  it('[DAY-6] what a person wrote is the same in every language', () => {
    expect([wordingIn('预售改期', 'zh'), wordingIn('预售改期', 'en')]).toEqual(['预售改期', '预售改期'])
  })
})
