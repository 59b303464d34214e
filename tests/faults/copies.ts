import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { anyFreePort, addressOf, readRecord } from '@/lib/run/cluster-record'
import { until } from '@/lib/run/processes'
import { contentOf } from '../support/older-database'
import { Installation, type Account, type Running } from './parts/installation'

// An installation is copied and moved, while it runs and after it has stopped, and given to another
// account. In each of them every command of package.json is run. No command may change anything of
// the original; each either does what it is for in its own folder, or refuses in a line or two.
//
//   npm run faults -- copies

type Manifest = { scripts: Record<string, string> }
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest

interface Command {
  words?: readonly string[]
  /** What it prints once it is at work, for one that goes on until it is stopped. */
  until?: RegExp
  /** What it says where it never does anything: its database is filled, or it's told too little. */
  refuses?: RegExp
  /** It says how things are, well or not. */
  reports?: true
  /** Whether it needs the practice's database, and not only that of the tests. */
  practice: boolean
}

const begun = /── [a-z]/
const commands: Record<string, Command> = {
  start: { until: /Plumbline is at/, practice: true },
  build: { practice: false },
  rolling: { refuses: /Name the servers/, practice: false },
  doctor: { reports: true, practice: true },
  dev: { until: /Ctrl-C stops it/, practice: true },
  migrate: { practice: true },
  backup: { words: ['backup.gz'], practice: true },
  restore: { words: ['backup.gz'], refuses: /is not empty/, practice: true },
  prisma: { words: ['migrate', 'status'], practice: true },
  seed: { refuses: /already/, practice: true },
  test: { until: begun, practice: false },
  check: { words: ['--without-browser'], until: begun, practice: false },
  nightly: { until: begun, practice: false },
  bench: { words: ['slots-core'], until: begun, practice: false },
  faults: { refuses: /Say which/, practice: false },
}
const unlisted = Object.keys(scripts).filter((name) => !(name in commands))
if (unlisted.length > 0) throw new Error(`not listed: ${unlisted.join(', ')}`)

const place = mkdtempSync(path.join(tmpdir(), 'plumbline-copies-'))
chmodSync(place, 0o755)
const verbOf = (name: string) => /begin\.mjs (\w+)/.exec(scripts[name] ?? '')?.[1] ?? name

async function comesToWork({ said, end }: Running, sign: RegExp): Promise<boolean> {
  let over = false
  void end.then(() => (over = true))
  await until(() => over || sign.test(said()), 600)
  return sign.test(said())
}

/** Whether it did what it is for, and what it said. */
async function tryCommand(
  where: Installation, name: string,
): Promise<{ done: boolean; output: string }> {
  const { words = [], until: sign } = commands[name] ?? {}
  const running = where.begin(verbOf(name), words, await anyFreePort())
  if (!sign) {
    const { status, output } = await running.end
    return { done: status === 0, output }
  }
  const done = await comesToWork(running, sign)
  running.child.kill('SIGINT')
  return { done, output: (await running.end).output }
}

const databaseOf = ({ folder }: Installation): string => {
  const record = readRecord(path.join(folder, '.data/postgres'))
  if (!record) throw new Error(`no database in ${folder}`)
  return addressOf(record, 'owner')
}

/** A refusal is what a person reads: a line or two without a trace of where it was thrown. */
function isPlain(output: string): boolean {
  const lines = output.trim().split('\n')
  return lines[0] !== '' && lines.length <= 4 && !/^\s+at .+:\d+:\d+\)?$/m.test(output)
}

const lastLines = (output: string): string =>
  output.trim().split('\n').slice(-12).map((line) => `    ${line}`).join('\n')

let [tried, failed] = [0, 0]
function note(what: string, faults: readonly string[], output: string): void {
  tried += 1
  console.log(`${what}: ${faults.join(', ') || 'as it should'}`)
  if (faults.length === 0) return
  failed += 1
  console.log(lastLines(output))
}

/** Every command in an installation, while `content` is looked at before and after. */
async function tryAll(
  title: string, where: Installation, may: boolean, content: () => Promise<unknown>,
): Promise<void> {
  for (const [name, { refuses, reports, practice }] of Object.entries(commands)) {
    const before = await content()
    const { done, output } = await tryCommand(where, name)
    const isExpected = reports ? done : !refuses && (may || !practice)
    const isSaid = refuses && may ? refuses.test(output) : true
    const faults = [
      ...(done === isExpected ? [] : [done ? 'wasn’t refused' : 'was refused or failed']),
      ...(done || reports || isPlain(output) ? [] : ['its refusal isn’t plain']),
      ...(isSaid ? [] : ['it refused for another reason']),
      ...(isDeepStrictEqual(await content(), before) ? [] : ['the original’s rows changed']),
    ]
    note(`${title}, npm run ${name} ${done ? 'did it' : 'refused'}`, faults, output)
  }
}

async function startOf(where: Installation): Promise<Running> {
  const server = where.begin('start', [], await anyFreePort())
  if (!(await comesToWork(server, /Plumbline is at/))) throw new Error(server.said())
  return server
}
async function stop({ child, end }: Running): Promise<void> {
  child.kill('SIGINT')
  await end
}

console.log('An installation is made and started …')
const original = Installation.install(path.join(place, 'original'))
let server = await startOf(original)
const there = () => contentOf(databaseOf(original))

const early = original.copyTo(path.join(place, 'copied-running'))
await tryAll('copied while it ran', early, false, there)
await stop(server)
const copied = original.copyTo(path.join(place, 'copied'))
const nobody: Account = { uid: 65_534, gid: 65_534 }
const another = process.getuid?.() === 0 ? original.copyTo(path.join(place, 'given'), nobody) : null
server = await startOf(original)
await tryAll('copied after it stopped', copied, true, there)
if (another) await tryAll('given to another account', another, true, there)

const asItWas = await there()
await stop(server)
const moved = original.moveTo(path.join(place, 'moved'))
server = await startOf(moved)
const here = await contentOf(databaseOf(moved))
const sameRows = (rows: unknown) => (isDeepStrictEqual(rows, asItWas) ? [] : ['has other rows'])
note('moved, the first start', sameRows(here), server.said())
await stop(server)
for (const name of ['migrate', 'backup', 'prisma']) {
  const { done, output } = await tryCommand(moved, name)
  note(`moved, npm run ${name}`, done ? [] : ['was refused or failed'], output)
}
server = await startOf(moved)
const last = await contentOf(databaseOf(moved))
note('moved, in the end', sameRows(last), server.said())
const isMade = existsSync(path.join(place, 'original'))
note('moved, where it was', isMade ? ['something was made there'] : [], readdirSync(place).join(' '))
await stop(server)

console.log(`${tried} tried, ${failed} failed`)
rmSync(place, { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)
