#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the CLI would download: the same protocol (JSON-RPC, a line a
// message, over stdin and stdout), answered by Prisma's own WebAssembly build of the same engine, from npm.
// PRISMA_SCHEMA_ENGINE_BINARY names this file; without that variable the folder works with the native engine as well.
import { createInterface } from 'node:readline'
import { connectionError, createDatabase, dropDatabase, reach } from './database.mjs'
import { engineCommit, loadWasm, withEngine } from './wasm.mjs'

function readArguments(words) {
  const read = { datamodels: [], rest: [] }
  const queue = [...words]
  while (queue.length > 0) {
    const word = queue.shift()
    if (word === '--datasource') read.datasource = JSON.parse(queue.shift())
    else if (word === '--datamodels') read.datamodels.push(queue.shift())
    else if (word === '--extension-types' || word === '--enabled-preview-features') queue.shift()
    else read.rest.push(word)
  }
  return read
}

const { datasource, datamodels, rest } = readArguments(process.argv.slice(2))
const source = { url: datasource?.url, shadowUrl: datasource?.shadowDatabaseUrl, datamodels }
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/** `schema-engine cli …`: one act, told by the exit code. */
async function actOnce(name) {
  const acts = {
    'can-connect-to-database': reach,
    'create-database': createDatabase,
    'drop-database': dropDatabase,
  }
  try {
    if (!acts[name]) throw new Error(`unsupported: cli ${name}`)
    await acts[name](source.url)
    process.exit(0)
  } catch (error) {
    const { code, message } = connectionError(error)
    const fields = { message, error_code: code, is_panic: false }
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', fields, target: 'schema_engine::logger' })}\n`)
    process.exit(1)
  }
}

const awaited = new Map()
let printed = 0
/** The CLI prints for the engine and acknowledges each text. */
function print(content) {
  const id = `print-${(printed += 1)}`
  const acknowledged = new Promise((resolve) => awaited.set(id, resolve))
  send({ id, method: 'print', params: { content } })
  return acknowledged
}

/** These two read what the engine remembers of the schema after all migrations; a diagnosis makes it remember. */
const afterDiagnosis = (method) => (params) =>
  withEngine(source, async (engine) => {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
    return engine[method](params)
  })

const methods = {
  ensureConnectionValidity: async () => {
    await reach(source.url)
    return {}
  },
  createDatabase: async () => ({ databaseName: await createDatabase(source.url) }),
  dropDatabase: async () => {
    await dropDatabase(source.url)
    return {}
  },
  getDatabaseVersion: (params) => withEngine(source, (engine) => engine.version(params ?? null)),
  diff: async (params) => {
    const result = await withEngine(source, (engine) => engine.diff(params))
    if (result.stdout != null) await print(result.stdout)
    return { exitCode: result.exitCode, stdout: null }
  },
  evaluateDataLoss: afterDiagnosis('evaluateDataLoss'),
  createMigration: afterDiagnosis('createMigration'),
}

function anyOther(method, params) {
  return withEngine(source, async (engine) => {
    if (typeof engine[method] !== 'function') throw new Error(`The schema engine has no method ${method}`)
    return (await engine[method](params)) ?? {}
  })
}

function errorOf(error, method) {
  const known = typeof error.code === 'string' && error.code.startsWith('P') && !/^P0/.test(error.code)
  const { code, message } =
    !known && method === 'ensureConnectionValidity' ? connectionError(error) : { code: known ? error.code : null, message: error.message ?? String(error) }
  const data = { is_panic: false, message, error_code: code, meta: error.meta ?? null }
  return { code: 4466, message: 'An error happened. Check the data field for details.', data }
}

let last = Promise.resolve()
/** One request after another, whatever came before. */
function inTurn(work) {
  last = last.then(work, work)
  return last
}

async function answer(line) {
  if (!line.trim()) return
  const { id, method, params } = JSON.parse(line)
  if (!method) return awaited.get(id)?.()
  const input = Array.isArray(params) ? params[0] : params
  try {
    const result = await inTurn(() => (methods[method] ? methods[method](input) : anyOther(method, input)))
    send({ id, result })
  } catch (error) {
    if (process.env.DEBUG) process.stderr.write(`${error.stack ?? error}\n`)
    send({ id, error: errorOf(error, method) })
  }
}

if (rest.includes('--version') || rest.includes('-V')) {
  process.stdout.write(`schema-engine-cli ${engineCommit()}\n`)
} else if (rest[0] === 'cli') {
  await actOnce(rest[1])
} else {
  await loadWasm()
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
  lines.on('line', (line) => void answer(line))
  lines.on('close', () => process.exit(0))
}
