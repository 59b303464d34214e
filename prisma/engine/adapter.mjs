// The driver adapter is made for serving. For migrations it needs four things done otherwise: a single connection
// (the advisory lock belongs to a session), whole scripts (it cuts at every semicolon, also inside a function's
// body), the catalogue's "char" type (it refuses oid 18), and a real shadow database.
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { createShadow } from './database.mjs'

const catalogueChar = 18
const paddedChar = 1042

/** A pool of one that passes the catalogue's "char" off as a type the adapter knows, and remembers where it did. */
function poolOfOne(url) {
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 })
  const query = pool.query.bind(pool)
  const seen = { chars: [] }
  pool.query = async (...args) => {
    const result = await query(...args)
    seen.chars = []
    for (const [column, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== catalogueChar) continue
      field.dataTypeID = paddedChar
      seen.chars.push(column)
    }
    return result
  }
  return { pool, query, seen }
}

export class MigrationConnections {
  provider = 'postgres'
  adapterName = '@prisma/adapter-pg'
  #open = new Set()
  #source

  /** @param {{ url: string, shadowUrl?: string }} source */
  constructor(source) {
    this.#source = source
  }

  connect() {
    return this.#connectTo(this.#source.url)
  }

  async connectToShadowDb() {
    if (this.#source.shadowUrl) return this.#connectTo(this.#source.shadowUrl)
    const shadow = await createShadow(this.#source.url)
    return this.#connectTo(shadow.url, shadow.drop)
  }

  async closeAll() {
    for (const adapter of [...this.#open]) await adapter.dispose()
  }

  async #connectTo(url, afterwards) {
    const { pool, query, seen } = poolOfOne(url)
    const schema = new URL(this.#source.url).searchParams.get('schema') ?? undefined
    const adapter = await new PrismaPg(pool, { schema }).connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (statement) => {
      const result = await queryRaw(statement)
      for (const column of seen.chars) result.columnTypes[column] = ColumnTypeEnum.Character
      return result
    }
    adapter.executeScript = (script) => query(script).then(() => undefined, (error) => adapter.onError(error))
    adapter.dispose = async () => {
      if (!this.#open.delete(adapter)) return
      await pool.end()
      await afterwards?.()
    }
    this.#open.add(adapter)
    return adapter
  }
}
