import pg from 'pg'

const quoted = (name) => `"${name.replaceAll('"', '""')}"`

/** Runs `work` on a connection of its own and closes it. */
export async function connected(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The database's name, and a URL for the neighbour from which it can be created or dropped. */
function beside(url) {
  const address = new URL(url)
  const name = decodeURIComponent(address.pathname.slice(1)) || 'postgres'
  address.pathname = '/postgres'
  address.searchParams.delete('schema')
  return { name, url: address.toString() }
}

export const reach = (url) => connected(url, (client) => client.query('select 1'))

export async function createDatabase(url) {
  const target = beside(url)
  await connected(target.url, (client) => client.query(`create database ${quoted(target.name)}`))
  return target.name
}

export async function dropDatabase(url) {
  const target = beside(url)
  await connected(target.url, (client) => client.query(`drop database if exists ${quoted(target.name)} with (force)`))
}

/** An empty database for one run; `drop` takes it away again. */
export async function createShadow(url) {
  const name = `plumbline_shadow_${crypto.randomUUID().replaceAll('-', '')}`
  await connected(url, (client) => client.query(`create database ${quoted(name)} template template0`))
  const address = new URL(url)
  address.pathname = `/${name}`
  const drop = () =>
    connected(url, (client) => client.query(`drop database if exists ${quoted(name)} with (force)`))
  return { url: address.toString(), drop }
}

/** What Prisma calls the ways in which a connection fails. */
export function connectionError(error) {
  if (error.code === '3D000') return { code: 'P1003', message: `Database does not exist (${error.message})` }
  if (error.code === '28P01' || error.code === '28000') {
    return { code: 'P1000', message: `Authentication failed: ${error.message}` }
  }
  const reason = error.message || error.code || (error.errors ?? []).map(String).join('; ')
  return { code: 'P1001', message: `Can't reach the database server: ${reason}` }
}
