import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { useSome } from '../../src-renderer/widgets/More'

function Counted({ length, step }: { length: number; step: number }) {
  const { shown, left } = useSome(Array.from({ length }), step)
  return `${shown.length} ${left}`
}

function counted(length: number, step: number): string {
  return renderToStaticMarkup(createElement(Counted, { length, step }))
}

describe('a long list', () => {
  it('[PREVIEW-5] begins with its first step and tells how many are left', () => {
    expect(counted(250, 100)).toBe('100 150')
    expect(counted(100, 100)).toBe('100 0')
    expect(counted(3, 10)).toBe('3 0')
  })
})
