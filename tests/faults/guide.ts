import { spawnSync } from 'node:child_process'
import {
  appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connected } from '@/lib/run/roles'
import { leaveCluster, startCluster } from '@/lib/run/cluster'
import { addressOf, anyFreePort } from '@/lib/run/cluster-record'
import { root } from '@/lib/run/places'
import { BareMachine } from './parts/bare-machine'
import { commandsIn, type GuideCommand } from './parts/guide-commands'

// The operator's guide (docs/operate.md) is followed from its first command to its last, on a
// machine that has nothing but PostgreSQL: installed, asked whether it is well, updated, backed up,
// restored, moved. What only root and systemd can do is done by stand-ins (parts/bare-machine.ts).
//
//   npm run faults -- guide

/** Not here: where it is run instead. */
const elsewhere: readonly { command: RegExp; by: string }[] = [
  { command: /npm run rolling/, by: 'npm run faults -- upgrade' },
]

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-guide-'))
const repository = path.join(folder, 'repository')
const git = (...words: string[]): void => {
  const author = ['-c', 'user.name=Plumbline', '-c', 'user.email=plumbline@example.org']
  const options = { cwd: repository, encoding: 'utf8' } as const
  const { status, stderr } = spawnSync('git', [...author, ...words], options)
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`)
}

/** As it is here, with every file that git knows. */
function makeRepository(): void {
  mkdirSync(repository)
  const copy = 'git ls-files -z | tar --null --files-from=- -c | tar -x -C "$1"'
  const { status } = spawnSync('sh', ['-c', copy, 'sh', repository], { cwd: root })
  if (status !== 0) throw new Error('the files can’t be copied')
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message=This version')
}

/** There is something to be fetched. */
function publish(): void {
  appendFileSync(path.join(repository, 'README.md'), '\nA later version.\n')
  git('commit', '--quiet', '--all', '--message=A later version')
}

const home = path.join(folder, 'postgres')
const record = await startCluster(home)
// A new one: roles and database are made as the guide says.
await connected(addressOf(record, 'admin', 'postgres'), async (client) => {
  await client.query('drop database if exists plumbline')
  for (const role of ['plumbline_owner', 'plumbline_app'])
    await client.query(`drop role if exists ${role}`)
})
const [port, token] = [await anyFreePort(), 'token'.repeat(8)]
let edits = 0
/** What somebody fills in, the first time and when they want numbers. */
function edit(file: string): void {
  edits += 1
  const data = path.join(folder, 'var/lib/plumbline')
  const text = readFileSync(file, 'utf8')
    .replaceAll('127.0.0.1:5432', `127.0.0.1:${record.port}`)
    .replaceAll('"/var/lib/plumbline"', `"${data}"`)
    .replace('PORT="3000"', `PORT="${port}"`)
    .replace(/^BASE_URL=".*"/m, `BASE_URL="http://127.0.0.1:${port}"`)
    .replace('TRUST_PROXY="1"', 'TRUST_PROXY="0"')
    .replace('#METRICS_TOKEN=""', edits > 1 ? `METRICS_TOKEN="${token}"` : '#METRICS_TOKEN=""')
  writeFileSync(file, text)
}
const machine = new BareMachine(folder, {
  PGHOST: '127.0.0.1', PGPORT: String(record.port), PGUSER: 'postgres',
  PGPASSWORD: record.passwords.admin,
}, port, edit)
await machine.begin()

const backups = path.join(folder, 'var/lib/plumbline/backups')
/** Words that are the reader's to replace. */
function filledIn(text: string): string {
  if (!/NAME_OF_THE_BACKUP|THE_COPY/.test(text))
    return text.replace('ADDRESS_OF_THE_REPOSITORY', repository)
  const newest = readdirSync(backups).filter((name) => name.includes('.backup')).sort().at(-1) ?? ''
  const copy = path.join(folder, newest)
  writeFileSync(copy, readFileSync(path.join(backups, newest)))
  return text.replace('NAME_OF_THE_BACKUP', newest).replace('THE_COPY', copy)
}

/** What the sentences around a command have somebody do before it. */
const before: Record<string, () => void> = {
  'Update': publish,
  // Without systemd the settings are where the program is.
  'From cron': () => copyFileSync(
    path.join(folder, 'etc/plumbline/plumbline.env'), path.join(folder, 'opt/plumbline/.env'),
  ),
}

async function follow({ section, text, from }: GuideCommand): Promise<boolean> {
  if (from === 'box') before[section]?.()
  const cwd = path.join(folder, from === 'box' ? 'home' : 'opt/plumbline')
  const { status, said } = await machine.run(filledIn(text), cwd)
  await machine.settle()
  const [first = ''] = text.split('\n')
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${section}: ${first}`)
  if (status !== 0) console.log(`${said}\n`)
  return status === 0
}

let [ran, failed, left] = [0, 0, 0]
try {
  makeRepository()
  for (const command of commandsIn(readFileSync(path.join(root, 'docs/operate.md'), 'utf8'))) {
    const other = elsewhere.find((one) => one.command.test(command.text))
    if (other) {
      left += 1
      console.log(`left    ${command.section}: ${other.by}`)
      continue
    }
    ran += 1
    if (!(await follow(command))) failed += 1
  }
} finally {
  await machine.end()
  await leaveCluster(home)
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${ran} commands of the guide were run, ${failed} failed; ${left} are run elsewhere`)
process.exit(failed === 0 ? 0 : 1)
