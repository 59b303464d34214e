import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

// `kill -9` of the server and of PostgreSQL under booking load, ten times each, on what `npm start` runs. Afterwards every
// booking that was acknowledged must be there, nothing may overlap, and it must have served again by itself each time.

const kills = Number(process.env['KILLS'] ?? 10)
const workers = 12
const root = path.resolve(import.meta.dirname, '../..')

process.env['PLUMBLINE_DATA_DIR'] = mkdtempSync(path.join(tmpdir(), 'plumbline-faults-'))
const { addressOf, readRecord } = await import('@/lib/run/cluster-record')
const { mainHome } = await import('@/lib/run/cluster')
const { serverPid } = await import('@/lib/run/cluster-proof')
const { countOverlaps, fillPractice } = await import('../bench/parts/practice')

const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address() as AddressInfo
    probe.close(() => resolve(free))
  })
})
const url = `http://127.0.0.1:${port}`

const launcher = spawn(process.execPath, ['lib/run/begin.mjs', 'start'], {
  cwd: root, stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env, PORT: String(port), RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'fatal',
    PLUMBLINE_BACKUP: 'no',
  },
})

async function ready(seconds: number): Promise<number> {
  const since = performance.now()
  for (;;) {
    const answer = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    if (answer?.ok) return performance.now() - since
    if (performance.now() - since > seconds * 1_000) throw new Error(`not ready again within ${seconds} s`)
    await wait(50)
  }
}

function* freeTimes(): Generator<{ start: string; practitioner: string }, undefined> {
  for (let n = 3; n < 50; n += 1) for (let hour = 8; hour < 19; hour += 1) for (let person = 1; person <= 60; person += 1) {
    const day = new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
    // Three starts that overlap, so that some must be refused.
    for (const minute of ['00', '15', '30']) yield { start: `${day}T${String(hour).padStart(2, '0')}:${minute}:00Z`, practitioner: `person-${person}` }
  }
}

const acknowledged = new Map<string, { start: string; practitioner: string }>()
const answers: Record<string, number> = {}
const times = freeTimes()
let going = true

async function askFor(time: { start: string; practitioner: string }): Promise<void> {
  const body = JSON.stringify({ clinic: 'bench', service: 'visit', ...time, patient: { name: 'A Patient', phone: '07700 900123' } })
  const response = await fetch(`${url}/api/v1/appointments`, { method: 'POST', body, signal: AbortSignal.timeout(10_000),
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() } }).catch(() => null)
  answers[response?.status ?? 'none'] = (answers[response?.status ?? 'none'] ?? 0) + 1
  // An answer that broke off in the middle acknowledged nothing.
  const answer = await response?.text().catch(() => null)
  if (response?.status === 201 && answer) acknowledged.set((JSON.parse(answer) as { reference: string }).reference, time)
  if (!response || response.status >= 500) await wait(100)
}

async function worker(): Promise<void> {
  while (going) {
    const { value: time, done: over } = times.next()
    if (over) return
    await askFor(time)
  }
}

const told = (pid: string, what: 'cmdline' | 'environ'): string => {
  try { return readFileSync(`/proc/${pid}/${what}`, 'utf8') } catch { return '' }
}

/** The server itself, below its launcher: Next gives it a title of its own. */
function serverProcess(): number {
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && /^next-server/.test(told(name, 'cmdline'))
    && told(name, 'environ').split('\0').includes(`PORT=${port}`))
  if (!pid) throw new Error('no server process')
  return Number(pid)
}

function databaseProcess(): number {
  const record = readRecord(mainHome())
  const pid = record && serverPid(record)
  if (!pid) throw new Error('no database process')
  return pid
}

await ready(300)
const record = readRecord(mainHome())
if (!record) throw new Error('no database')
await fillPractice(addressOf(record, 'owner'))
const load = Promise.all(Array.from({ length: workers }, worker))
const back: Record<'server' | 'database', number[]> = { server: [], database: [] }
for (let i = 0; i < kills * 2; i += 1) {
  const which = i % 2 ? 'database' : 'server'
  await wait(1_500)
  process.kill(which === 'server' ? serverProcess() : databaseProcess(), 'SIGKILL')
  await wait(20)
  back[which].push(await ready(60))
}
await wait(1_500)
going = false
await load

const database = addressOf(readRecord(mainHome()) ?? record, 'app')
const client = new Client({ connectionString: database })
await client.connect()
const { rows } = await client.query<{ reference: string; practitioner_id: string; starts_at: Date; status: string }>(
  `select reference, practitioner_id, starts_at, status from appointment where clinic_id = 'bench'`)
await client.end()
const there = new Map(rows.map((row) => [row.reference, row]))
const lost = [...acknowledged].filter(([reference, { start, practitioner }]) => {
  const row = there.get(reference)
  return row?.status !== 'requested' || row.practitioner_id !== practitioner || row.starts_at.getTime() !== Date.parse(start)
})
const overlaps = await countOverlaps(database)
const worst = (ms: number[]) => `${(Math.max(...ms) / 1_000).toFixed(1)} s at worst`
console.log(`kill -9 of the server × ${kills}: back after ${worst(back.server)}; of PostgreSQL × ${kills}: ${worst(back.database)}`)
console.log(`answers ${JSON.stringify(answers)}; acknowledged ${acknowledged.size}, lost ${lost.length}, overlaps ${overlaps}`)
const stopped = new Promise((resolve) => launcher.once('exit', resolve))
launcher.kill('SIGINT')
await stopped
rmSync(process.env['PLUMBLINE_DATA_DIR'] ?? '', { recursive: true, force: true })
process.exit(lost.length === 0 && overlaps === 0 && acknowledged.size > 0 ? 0 : 1)
