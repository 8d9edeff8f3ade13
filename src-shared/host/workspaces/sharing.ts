import { type FoundWorkspace, isNothing } from './foundWorkspace'

/**
 * What connecting a workspace to an address comes to.
 *
 * - `share`: nothing lies there yet
 * - `join`: the same workspace lies there, or one's own holds nothing that is not there already
 * - `ask`: another one lies there, and one's own could become part of it
 * - `other`: another one lies there, and both are shared already: they never become one
 */
export type Sharing = 'share' | 'join' | 'ask' | 'other'

/**
 * `personId` is oneself, who may be in several workspaces. That both name the same people or projects says nothing:
 * files and copies bring them.
 */
export function sharingOf(own: FoundWorkspace, found: FoundWorkspace, personId: string): Sharing {
  if (isNothing(found)) return 'share'
  if (own.sharedId !== null) {
    if (own.sharedId === found.sharedId) return 'join'
    return found.sharedId === null ? 'ask' : 'other'
  }
  const isUnnamed = own.name === '' || own.name === found.name
  const isAllThere = [...own.records].every(one => one === `person/${personId}` || found.records.has(one))
  return isUnnamed && isAllThere ? 'join' : 'ask'
}
