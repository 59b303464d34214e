import { z } from 'zod'
import type { Config } from '@/lib/config'
import { version } from './build'
import { CannotRun, say } from './cannot-run.mjs'
import { reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { migrateBeside } from './migrate-beside'
import { until } from './processes'

// Servers that share a database are replaced one after another: the database first, where the
// version before can go on with what is new in it, then each server while the others serve.

/** What /api/ready of a server says. */
interface Look {
  isReady: boolean
  /** Of its sources; null where it doesn't say. */
  version: string | null
  /** Why it isn't ready. */
  why: string
}

const Answer = z.object({ version: z.string().nullish(), detail: z.string().nullish() })

async function lookAt(address: string): Promise<Look> {
  try {
    const response = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(5000) })
    const { version: built = null, detail } = Answer.parse(await response.json())
    return { isReady: response.ok, version: built, why: detail ?? `it answers ${response.status}` }
  } catch {
    return { isReady: false, version: null, why: 'it doesn’t answer' }
  }
}

const usage = 'Name the servers, each by its own address: '
  + 'npm run rolling -- http://10.0.0.1:3000 http://10.0.0.2:3000'

/** The servers' own addresses, not the one of the proxy before them. Throws CannotRun. */
export function readAddresses(words: readonly string[]): string[] {
  const isAddress = (word: string) => z.url({ protocol: /^https?$/ }).safeParse(word).success
  const wrong = words.find((word) => !isAddress(word))
  if (wrong !== undefined) throw new CannotRun(`“${wrong}” is not an address. ${usage}`)
  const addresses = [...new Set(words.map((word) => new URL(word).origin))]
  if (addresses.length < 2) throw new CannotRun(usage)
  return addresses
}

/** At least one serves while another is replaced. */
async function assertOthersServe(
  address: string, addresses: readonly string[],
): Promise<void> {
  const others = addresses.filter((other) => other !== address)
  const looks = await Promise.all(others.map(lookAt))
  if (looks.some(({ isReady }) => isReady)) return
  const why = others.map((other, i) => `${other}: ${looks[i]?.why ?? ''}`).join(' ')
  throw new CannotRun(`No server but ${address} is ready, so nobody would serve while it is `
    + `replaced. ${why}`)
}

/** Migrates where the servers that run can go on. Throws CannotRun, with nothing changed. */
async function prepareDatabase(config: Config): Promise<void> {
  const stoppers = await migrateBeside(config, await reachDatabase(config))
  if (stoppers.length === 0) return
  throw new CannotRun(`The servers that run can't go on with ${stoppers.join(', ')}: its first `
    + 'line says so, or nothing. Stop all of them, then start all with the new version.')
}

/** Tells to replace one server, and waits until it is ready with the new version. */
async function replace(address: string, wanted: string): Promise<void> {
  say(`Replace ${address} now: on its machine, sudo systemctl restart plumbline`)
  let told = ''
  await until(async () => {
    const { isReady, version: built, why } = await lookAt(address)
    if (isReady && built === wanted) return true
    const now = isReady ? '' : why
    if (now !== told && now !== '') say(`  ${address} isn’t ready: ${now}`)
    told = now
    return false
  }, Infinity)
  say(`${address} is ready with the new version.`)
}

/** `npm run rolling -- address address …`: a new version, and no moment in which nobody serves. */
export async function run(words: string[]): Promise<number> {
  endOnSignal(1)
  const addresses = readAddresses(words)
  const config = readEnvironment()
  if (!config.DATABASE_URL) {
    throw new CannotRun('Servers share a database of their own: set DATABASE_URL to it. '
      + 'With the embedded one, npm start takes the place of the server that runs.')
  }
  await prepareDatabase(config)
  const wanted = version()
  for (const address of addresses) {
    const { isReady, version: built } = await lookAt(address)
    if (isReady && built === wanted) {
      say(`${address} has the new version already.`)
      continue
    }
    await assertOthersServe(address, addresses)
    await replace(address, wanted)
  }
  say(`All ${addresses.length} servers have the new version.`)
  return 0
}
