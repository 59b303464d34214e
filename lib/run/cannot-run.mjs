/** Why nothing was started, in one line that says what to do. Shown without a stack trace. */
export class CannotRun extends Error {
  name = 'CannotRun'
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}
