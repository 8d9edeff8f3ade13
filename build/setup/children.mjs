/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const children = new Set()
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

function endAll() {
  for (const child of children) child.kill()
}

// An exit code by the shell's convention: 128 and the signal's number would need a table; 130 says interrupted.
const interrupt = () => process.exit(130)

/**
 * A child ends when this process ends, whichever way: Node alone leaves children running when it is
 * told to stop. The signals are listened to only while there is a child, because the relay runs in this
 * same process later and has its own way to stop.
 * @param {ChildProcess} child
 */
export function endTogether(child) {
  if (children.size === 0) {
    process.on('exit', endAll)
    for (const signal of signals) process.on(signal, interrupt)
  }
  children.add(child)
  child.once('close', () => {
    children.delete(child)
    if (children.size > 0) return
    process.off('exit', endAll)
    for (const signal of signals) process.off(signal, interrupt)
  })
}
