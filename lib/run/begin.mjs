// What every `npm run …` goes through. This file and the two it names use Node's own modules alone, since nothing
// may be installed yet; what comes after is TypeScript.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { CannotRun } from './cannot-run.mjs'
import { install } from './install.mjs'

const verbs = [
  'start', 'build', 'rolling', 'dev', 'test', 'nightly', 'seed', 'bench', 'faults', 'migrate',
  'backup', 'restore', 'doctor', 'prisma',
]
/** Errors that are one line for people. */
const plain = ['CannotRun', 'WrongVariable', 'UnsafeDatabase']

const load = (name) => import(pathToFileURL(path.join(import.meta.dirname, name)).href)

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new CannotRun(`Plumbline needs Node 20.19 or later; this is ${process.versions.node}.`)
}

/** Where whoever called is: npm goes to the checkout before it calls us, and says where it was. */
function placeOfCaller() {
  const { npm_lifecycle_event: script, INIT_CWD: before } = process.env
  return (script && before) || process.cwd()
}

async function begin([verb = '', ...words]) {
  if (!verbs.includes(verb)) throw new CannotRun(`Unknown command ${verb}; there are ${verbs.join(', ')}.`)
  checkNode()
  const from = placeOfCaller()
  process.chdir(path.resolve(import.meta.dirname, '../..'))
  await install()
  const { register } = await import('tsx/esm/api')
  register()
  const [{ run }, { finish }] = [await load(`${verb}.ts`), await load('ending.ts')]
  try {
    return await run(words, from)
  } finally {
    await finish()
  }
}

try {
  process.exit((await begin(process.argv.slice(2))) ?? 0)
} catch (error) {
  process.stderr.write(`${plain.includes(error?.name) ? error.message : (error?.stack ?? error)}\n`)
  process.exit(1)
}
