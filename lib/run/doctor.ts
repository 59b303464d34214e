import { readFileSync } from 'node:fs'
import path from 'node:path'
import { machineNow, now } from '@/lib/clock'
import { WrongVariable, type Config } from '@/lib/config'
import { doctor as words } from '@/lib/copy/doctor'
import { healthWords, sayFinding } from '@/lib/copy/health/words'
import { isWrong, judgeHealth, type Finding, type Moment } from '@/lib/core/health/checks'
import type { HealthFacts } from '@/lib/core/health/facts'
import { toIso } from '@/lib/core/time'
import { askServer } from '@/lib/health/server-facts'
import { say } from './cannot-run.mjs'
import { findDatabase, gatherFacts, type FoundDatabase } from './doctor-facts'
import { showLines, wellLine, wrongLine, type Line } from './doctor-lines'
import { addressLine, folderLine, secretsLine, serverLine, settingsLine } from './doctor-own'
import { addressOfServer, readEnvironment } from './environment'
import { root } from './places'

const { names } = words

const signOf = (finding: Finding): Line['sign'] =>
  isWrong(finding) ? 'wrong' : finding.verdict === 'well' ? 'well' : 'unknown'

/** The checks that Manage › Health and the metrics have as well. */
export const checkLines = (facts: HealthFacts, at: Moment): Line[] =>
  judgeHealth(facts, at).map((finding) => ({
    name: healthWords[finding.check].name,
    sign: signOf(finding),
    ...sayFinding(finding, facts, at),
  }))

function versionsLine(database: FoundDatabase | null): Line {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8')
  const { version } = JSON.parse(text) as { version: string }
  const said = words.versions(version, process.versions.node, database?.version ?? null)
  return wellLine(names.versions, said)
}

function zoneLines(database: FoundDatabase | null): Line[] {
  if (!database) return []
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return [wellLine(names.zone, words.zone(here, database.zone))]
}

/** A database that says why it turns us away says best what to do. */
const withNext = (line: Line, next: string | null): Line =>
  line.name === healthWords.database.name && line.sign === 'wrong' && next !== null
    ? { ...line, next }
    : line

/** Everything that can be looked at, whether or not the server runs and the database answers. */
export async function examine(config: Config): Promise<Line[]> {
  const address = addressOfServer(config)
  const [{ found, next }, server] = await Promise.all([
    findDatabase(config),
    askServer(address, config.METRICS_TOKEN),
  ])
  const facts = await gatherFacts(config, found, server)
  const at = { now: now(), clock: machineNow() }
  return [
    settingsLine(config),
    versionsLine(found),
    serverLine(server, address),
    addressLine(config),
    folderLine(),
    secretsLine(),
    ...zoneLines(found),
    ...checkLines(facts, at).map((line) => withNext(line, next)),
  ]
}

/** What is wrong with them, in one line, where they can't be read. */
function readSettings(): Config | string {
  try {
    return readEnvironment()
  } catch (error) {
    if (error instanceof WrongVariable) return error.message
    throw error
  }
}

/**
 * `npm run doctor`: looks at the settings, the machine, the database, the server and the services
 * that it sends by, and says of each how it is and what to do. Changes nothing and sends nothing.
 */
export async function run(): Promise<number> {
  const config = readSettings()
  const lines =
    typeof config === 'string'
      ? [wrongLine(names.settings, config, words.settings.next)]
      : await examine(config)
  say(showLines(lines, `${toIso(machineNow()).slice(0, 16).replace('T', ' ')} UTC`))
  return lines.some(({ sign }) => sign === 'wrong') ? 1 : 0
}
