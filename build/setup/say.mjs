/** A step that cannot go on. Its message is the one sentence the person reads; no stack is shown. */
export class Stop extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence)
    this.name = 'Stop'
  }
}

/**
 * Progress goes to stderr, so that what a command answers on stdout can be read by another program.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs a script's body; its answer is the exit code.
 * @param {() => Promise<number | void>} body
 */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (fault) {
    process.stderr.write(
      fault instanceof Stop
        ? `\n${fault.message}\n`
        : `${fault instanceof Error ? fault.stack : String(fault)}\n`,
    )
    process.exitCode = 1
  }
}
