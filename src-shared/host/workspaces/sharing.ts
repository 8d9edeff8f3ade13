import type { FoundWorkspace } from './foundWorkspace'

/**
 * What connecting a workspace to an address comes to.
 *
 * - `share`: nothing lies there yet
 * - `join`: the same workspace lies there, or one's own holds nothing that others would see
 * - `ask`: another one lies there, and one's own could become part of it
 * - `other`: another one lies there, and both are shared already: they never become one
 */
export type Sharing = 'share' | 'join' | 'ask' | 'other'

/** `personId` is oneself, who may be in several workspaces: that both name them says nothing. */
export function sharingOf(own: FoundWorkspace, found: FoundWorkspace, personId: string): Sharing {
  const isNothing = found.people.length === 0 && found.projects.length === 0 && found.sharedId === null
  if (isNothing) return 'share'
  if (own.sharedId !== null && own.sharedId === found.sharedId) return 'join'
  // Those who worked together before workspaces had ids know each other by what they share.
  const mayBeSame = own.sharedId === null || found.sharedId === null
  if (mayBeSame && haveCommon(own, found, personId)) return 'join'
  if (own.sharedId !== null) return 'other'
  const others = own.people.filter(id => id !== personId)
  return own.projects.length === 0 && others.length === 0 ? 'join' : 'ask'
}

function haveCommon(own: FoundWorkspace, found: FoundWorkspace, personId: string): boolean {
  const people = new Set(found.people)
  const projects = new Set(found.projects)
  return own.projects.some(id => projects.has(id)) || own.people.some(id => id !== personId && people.has(id))
}
