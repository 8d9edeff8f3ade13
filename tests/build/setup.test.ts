import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { absentOptionals, fits } from '../../build/completeLock.mjs'
import { explainNpm } from '../../build/setup/dependencies.mjs'
import { isTheLockedPackage } from '../../build/setup/electronFallback.mjs'
import { isNodeNewEnough } from '../../build/setup/nodeVersion.mjs'
import { root } from '../../build/setup/run.mjs'

describe('set-up', () => {
  it('[SETUP-1] takes Node 20.19, 22.12 and everything later', () => {
    const verdicts = ['18.20.0', '20.18.9', '20.19.0', '21.7.0', '22.11.0', '22.12.0', '24.1.0'].map(
      isNodeNewEnough,
    )
    expect(verdicts).toEqual([false, false, true, false, false, true, true])
  })

  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', 'npm cannot reach its package registry'],
    ['npm error code ENOSPC', 'The disk is full'],
    ['npm error code EUSAGE\nnpm error package.json and package-lock.json are not in sync', 'disagree'],
    ['npm error code EACCES', 'may not write'],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['npm error something new', 'what it said is above'],
  ])('[SETUP-2] says in one sentence what went wrong: %s', (heard, sentence) => {
    const lines = explainNpm(heard, false).split('\n')
    expect(lines.at(-1)).toContain(sentence)
    expect(lines.at(-2)).toBe('')
  })

  it('[SETUP-2] says that npm is missing', () => {
    expect(explainNpm('', true)).toContain('npm was not found')
  })

  it('[SETUP-3] takes Electron out of no other package than the locked one', () => {
    expect(isTheLockedPackage(Buffer.from('another package'))).toBe(false)
  })

  it('[SETUP-4] the lock file holds every optional package, so that npm accepts it on every platform', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    expect(absentOptionals(lock.packages)).toEqual([])
    expect(absentOptionals({ 'node_modules/a': { optionalDependencies: { b: '1.0.0' } } })).toEqual([
      { name: 'b', version: '1.0.0', dev: false },
    ])
  })

  it('[SETUP-4] knows where a platform package belongs, and installs an unknown one nowhere', () => {
    expect(fits('@oxlint/binding-win32-x64-msvc')).toEqual({ os: ['win32'], cpu: ['x64'] })
    expect(fits('@biomejs/cli-linux-arm64-musl')).toEqual({ os: ['linux'], cpu: ['arm64'], libc: ['musl'] })
    expect(fits('something')).toEqual({ cpu: ['none'] })
  })
})
