import { describe, expect, it } from 'vitest'
import { isReviewed, kindNamed, planKinds } from '#shared/model/kinds'
import en from '../../../src-renderer/locales/en/review.json'
import zh from '../../../src-renderer/locales/zh/review.json'

describe('words of the merge review', () => {
  it('[REV-10] every kind and every field that is reviewed has a name in both languages', () => {
    for (const words of [zh, en]) {
      expect(Object.keys(words.kind)).toEqual(expect.arrayContaining([...planKinds]))
      const fields = planKinds.flatMap(kind =>
        Object.keys(kindNamed(kind).fields).filter(field => isReviewed(kind, field)),
      )
      expect(fields.length).toBeGreaterThan(60)
      expect(Object.keys(words.field)).toEqual(expect.arrayContaining([...new Set(fields)]))
    }
  })
})
