// What every `npm run …` goes through. This file and the two it names use Node's own modules alone, since nothing
// may be installed yet; what comes after is TypeScript.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { CannotRun } from './cannot-run.mjs'
import { install } from './install.mjs'

const verbs = ['start', 'dev', 'test', 'seed', 'bench', 'migrate', 'prisma', 'database']

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new CannotRun(`Plumbline needs Node 20.19 or later; this is ${process.versions.node}. Install a newer Node and try again.`)
}

async function begin() {
  const [verb = '', ...words] = process.argv.slice(2)
  if (!verbs.includes(verb)) throw new CannotRun(`Unknown command ${verb}. There are: ${verbs.join(', ')}.`)
  checkNode()
  process.chdir(path.resolve(import.meta.dirname, '../..'))
  await install()
  const { register } = await import('tsx/esm/api')
  register()
  const file = path.join(import.meta.dirname, `${verb}.ts`)
  const { run } = await import(pathToFileURL(file).href)
  return run(words)
}

try {
  process.exit((await begin()) ?? 0)
} catch (error) {
  const known = error instanceof CannotRun || error?.name === 'CannotRun'
  process.stderr.write(`${known ? error.message : (error?.stack ?? error)}\n`)
  process.exit(1)
}
