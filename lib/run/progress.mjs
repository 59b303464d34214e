// How far long work is: a bar with what is left in a terminal, a line a minute in a log. Plain
// JavaScript, so that the install can use it before anything is there to read TypeScript.

/**
 * How much is done of all, in whatever the work is counted in; `all` is null where nobody knows.
 * @typedef {{ done: number, all: number | null }} Amount
 */

/**
 * `label` says what is done (“Installing packages”), `unit` what is counted (“packages”; empty
 * where the numbers mean nothing to people). `columns` is how wide the terminal is.
 * @typedef {{
 *   label: string, unit?: string,
 *   write: (text: string) => void, isTerminal: boolean, columns?: number,
 * }} Options
 */

const barWidth = 20
/** Milliseconds between two looks: often enough to seem alive, and not more than a log can bear. */
export const gapOf = (/** @type {boolean} */ isTerminal) => (isTerminal ? 250 : 60_000)

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`

/**
 * A length of time for people: to five seconds, from a minute on to a minute. Never too short.
 * @param {number} seconds
 */
export function roughly(seconds) {
  const fives = Math.max(5, Math.ceil(seconds / 5) * 5)
  return fives < 60 ? counted(fives, 'second') : counted(Math.ceil(seconds / 60), 'minute')
}

/**
 * What is left at the speed so far; empty where that would be a guess: in the first three seconds,
 * before anything is done, and once all is done.
 * @param {Amount} amount @param {number} seconds since the beginning
 */
export function timeLeft({ done, all }, seconds) {
  if (all === null || done <= 0 || done >= all || seconds < 3) return ''
  return `about ${roughly((seconds * (all - done)) / done)} left`
}

/** 0 to 1. @param {Amount} amount */
const shareOf = ({ done, all }) =>
  (all === null || all <= 0 ? 0 : Math.min(1, Math.max(0, done / all)))

/** @param {Amount} amount */
function barOf(amount) {
  const full = Math.floor(shareOf(amount) * barWidth)
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}]`
}

/**
 * One line without an end: “Installing packages: [####----] 47%, 412 of 878 packages, about 1
 * minute left”; the bar only for a terminal. Where nobody knows how much there is: “Building: 40
 * seconds so far”.
 * @param {{ label: string, unit?: string, isTerminal: boolean }} options
 * @param {Amount} amount @param {number} seconds since the beginning
 */
export function progressLine({ label, unit = '', isTerminal }, amount, seconds) {
  if (amount.all === null) return `${label}: ${roughly(seconds)} so far`
  const percent = `${Math.floor(shareOf(amount) * 100)}%`
  const counts = unit === '' ? '' : `${amount.done} of ${amount.all} ${unit}`
  const bar = isTerminal ? `${barOf(amount)} ` : ''
  return `${label}: ${bar}${[percent, counts, timeLeft(amount, seconds)].filter(Boolean).join(', ')}`
}

/**
 * Tells how far work is, as often as is good for the reader however often it is called. Instants
 * are milliseconds of any clock that only goes forward.
 * @param {Options} options @param {number} begun
 */
export function startProgress(options, begun) {
  const { write, isTerminal, columns } = options
  // A terminal that doesn't know how wide it is says 0.
  const width = columns || 80
  let told = isTerminal ? -Infinity : begun
  return {
    /** @param {Amount} amount @param {number} at */
    update(amount, at) {
      if (at - told < gapOf(isTerminal)) return
      told = at
      const line = progressLine(options, amount, (at - begun) / 1000)
      // The cursor goes back to the start; what was longer before is cleared.
      write(isTerminal ? `\r${line.slice(0, width - 1)}\x1b[K` : `${line}\n`)
    },
    /** Takes the bar away. A log keeps its lines. */
    end() {
      if (isTerminal) write('\r\x1b[K')
    },
  }
}

/**
 * Does `work`, and in the meantime asks `measure` how far it is and tells so on standard output.
 * @template T
 * @param {{ label: string, unit?: string }} what
 * @param {(seconds: number) => Amount} measure given the seconds since the beginning
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, measure, work) {
  const { isTTY: isTerminal = false, columns } = process.stdout
  const write = (/** @type {string} */ text) => void process.stdout.write(text)
  const begun = performance.now()
  const progress = startProgress({ ...what, write, isTerminal, columns }, begun)
  const look = () => {
    const at = performance.now()
    progress.update(measure((at - begun) / 1000), at)
  }
  const timer = setInterval(look, gapOf(isTerminal))
  try {
    return await work()
  } finally {
    clearInterval(timer)
    progress.end()
  }
}
