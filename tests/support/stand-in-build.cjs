// A build’s server.js for tests of what starts it: answers as a server does, and writes what is
// posted into the database before it acknowledges it. ways.json beside it says what else it does:
//   dies     ends at once            hangs    listens and answers nothing
//   lingers  goes on for four seconds after it was told to end, with its port closed
const { readFileSync } = require('node:fs')
const { createServer } = require('node:http')
const { createRequire } = require('node:module')
const path = require('node:path')

const own = JSON.parse(readFileSync(path.join(__dirname, 'ways.json'), 'utf8'))
if (own.ways.includes('dies')) {
  console.error('a module is missing')
  process.exit(1)
}
const { Pool } = createRequire(path.join(own.root, 'package.json'))('pg')
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 2 })
pool.on('error', () => undefined)

async function keep(word) {
  await pool.query('insert into kept values ($1)', [word])
  return [201, { word }]
}

async function answer(asked, body) {
  if (asked.method === 'POST') return keep(body)
  return [200, { name: own.name }]
}

const server = createServer((asked, response) => {
  if (own.ways.includes('hangs')) return
  let body = ''
  asked.on('data', (part) => (body += part)).on('end', () => {
    answer(asked, body)
      .catch((error) => [500, { detail: error.message }])
      .then(([status, said]) => {
        response.writeHead(status, { connection: 'close' }).end(JSON.stringify(said))
      })
  })
}).listen(process.env.PORT, process.env.HOST)
server.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
process.on('SIGTERM', () => {
  server.close(() => undefined)
  server.closeIdleConnections()
  setTimeout(() => process.exit(143), own.ways.includes('lingers') ? 4_000 : 50)
})
