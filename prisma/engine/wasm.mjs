import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { MigrationConnections } from './adapter.mjs'

const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))

/** The commit of Prisma's engines that the WebAssembly build was made from; the CLI asks for it. */
export function engineCommit() {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version.split('.').at(-1)
}

export async function loadWasm() {
  const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    message: '',
    set_message(text) {
      this.message = text
    },
    get() {
      return this.message
    },
  }
}

/**
 * One engine a request: it hands out its shadow database only once, and its connections hold session locks that
 * have to end with the request. The placeholder address lets commands that need no database say so themselves.
 */
export async function withEngine({ url, shadowUrl, datamodels }, work) {
  const connections = new MigrationConnections({ url: url ?? 'postgresql://none@127.0.0.1:1/none', shadowUrl })
  const models = datamodels.length ? datamodels.map((file) => [file, readFileSync(file, 'utf8')]) : undefined
  const log = (line) => process.env.DEBUG && process.stderr.write(`${line}\n`)
  let engine
  try {
    engine = await glue.SchemaEngine.new({ datamodels: models }, log, bindMigrationAwareSqlAdapterFactory(connections))
    return await work(engine)
  } finally {
    engine?.free()
    await connections.closeAll()
  }
}
