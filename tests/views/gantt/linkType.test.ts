import { describe, expect, it } from 'vitest'
import type { DependencyType } from '#shared/model/dependency'
import { endsOfType, linkTypeOf, nextType } from '../../../src-renderer/views/gantt/gesture/linkType'
import type { BarEnd } from '../../../src-renderer/views/gantt/stage/geometry'

const ENDS: readonly BarEnd[] = ['start', 'finish']

describe('dependencies that are drawn', () => {
  it('[GANTT-47] the two ends that a line joins are its type, and a type is its two ends', () => {
    expect(ENDS.flatMap(from => ENDS.map(to => linkTypeOf(from, to)))).toEqual(['SS', 'SF', 'FS', 'FF'])
    for (const from of ENDS) {
      for (const to of ENDS) expect(endsOfType(linkTypeOf(from, to))).toEqual({ from, to })
    }
  })

  it('[GANTT-48] T walks through all four types and comes back', () => {
    const walked: DependencyType[] = ['FS']
    for (const type of walked) if (walked.length < 4) walked.push(nextType(type))
    expect(walked).toEqual(['FS', 'SS', 'FF', 'SF'])
    expect(nextType('SF')).toBe('FS')
  })
})
