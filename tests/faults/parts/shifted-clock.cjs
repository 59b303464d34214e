// Loaded before a program: its clock is as many milliseconds ahead as CLOCK_FILE says, and follows
// what is written there.
const { readFileSync } = require('node:fs')

const RealDate = Date
let ahead = 0

function read() {
  try {
    ahead = Number(readFileSync(process.env.CLOCK_FILE ?? '', 'utf8')) || 0
  } catch {
    ahead = 0
  }
}
read()
setInterval(read, 200).unref()

const now = () => RealDate.now() + ahead
globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  get: (target, name, asked) => (name === 'now' ? now : Reflect.get(target, name, asked)),
})
