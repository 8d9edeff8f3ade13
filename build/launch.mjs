import { root } from './setup/run.mjs'

const isRoot = () => process.getuid?.() === 0

/** Chromium's own sandbox cannot run as root; everywhere else it stays on. */
export const mayUseSandbox = !isRoot()

/** What Electron gets to open the app of this folder. */
export function launchArguments(app = root) {
  return mayUseSandbox ? [app] : ['--no-sandbox', app]
}

/**
 * The surroundings in which tests and the tour see the same app on every computer.
 * @param {{ profile: string, now?: string, language?: string }} facts
 */
export function fixedSurroundings({ profile, now = '2026-10-14T09:30:00+08:00', language = 'zh-CN' }) {
  return { WARROOM_PROFILE: profile, WARROOM_NOW: now, WARROOM_LANGUAGE: language, TZ: 'Asia/Shanghai' }
}
