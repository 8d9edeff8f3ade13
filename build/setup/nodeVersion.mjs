import { Stop } from './say.mjs'

/**
 * Node 20 from 20.19, 22 from 22.12, and everything later than 22.
 * @param {string} version such as `20.19.4`
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

export function requireNode(version = process.versions.node) {
  if (isNodeNewEnough(version)) return
  throw new Stop(
    `Node ${version} is too old: install Node 22.12 or later (20.19 or later of the 20 series also works), then run the same command again.`,
  )
}
