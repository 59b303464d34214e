import { spawn } from 'node:child_process'
import {
  cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { CannotRun, say } from './cannot-run.mjs'
import { checkBuild } from './check-build'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { generate } from './generate'
import { contentMark, markOf } from './marks'
import { dataFolder, inData, makeFolder, root } from './places'
import { withProgress } from './progress.mjs'
import { enter, holding, inTurn } from './turns'

// A build is moved out of Next's folder and kept by what it was made from, so that one that is being served stays
// whole while another is made, and the same sources are never built twice. Only one that was seen
// to work is kept.

const sources = [
  'app', 'lib', 'public', 'prisma/schema.prisma', 'prisma/migrations', 'next.config.ts', 'package-lock.json', 'tsconfig.json', 'proxy.ts',
  'instrumentation.ts', 'instrumentation-node.ts', 'instrumentation-node.ts',
]
const notServed = ['lib/run', 'lib/store/generated']

/** A mark of the present sources, by which servers on several machines are told apart. */
export const version = (): string => contentMark(sources, notServed)

const next = path.join(root, 'node_modules/next/dist/bin/next')
const distFolder = () => path.join(root, process.env['NEXT_DIST_DIR'] || '.next')

/** Runs a Next command quietly; its words are shown only where it fails. */
export function runNext(words: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
    const child = spawn(process.execPath, [next, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * Next copies `.env` to where the server runs, which reads it there: a secret would lie in every
 * build, one that was changed or taken out would come back, and so would the owner's password,
 * which the server isn't given.
 */
export function leaveOutVariables(standalone: string): void {
  for (const name of readdirSync(standalone)) {
    if (/^\.env(\.|$)/.test(name)) rmSync(path.join(standalone, name))
  }
}

/** How long the last build took here, in seconds; null before the first. */
function secondsBefore(file: string): number | null {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || null : null
}

/** Next doesn't say how far it is, so the last build is what this one is measured by. */
async function buildTimed(): Promise<{ code: number; output: string }> {
  const file = inData('build-seconds')
  const before = secondsBefore(file)
  const begun = performance.now()
  const measure = (seconds: number) => ({
    done: seconds, all: before !== null && seconds < before ? before : null,
  })
  const ended = await withProgress({ label: 'Building' }, measure, () => runNext(['build']))
  if (ended.code === 0) writeFileSync(file, String(Math.ceil((performance.now() - begun) / 1000)))
  return ended
}

async function make(target: string): Promise<void> {
  const made = version() // before: files may change while it builds
  say('Building (under a minute) …')
  const { code, output } = await buildTimed()
  if (code !== 0) {
    process.stderr.write(output)
    throw new CannotRun('The build failed; what it said stands above.')
  }
  const standalone = path.join(distFolder(), 'standalone')
  const dist = path.relative(root, distFolder())
  leaveOutVariables(standalone)
  cpSync(path.join(distFolder(), 'static'), path.join(standalone, dist, 'static'), { recursive: true })
  if (existsSync(path.join(root, 'public'))) cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true })
  // By their names /api/ready knows whether the database is up to date.
  cpSync(path.join(root, 'prisma/migrations'), path.join(standalone, 'prisma/migrations'), { recursive: true })
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(path.join(standalone, 'version'), made)
  say('Trying the build …')
  await checkBuild(standalone)
  renameSync(standalone, target)
}

/** The one just used and two to go back to. */
const kept = 3

const users = (mark: string) => inData('build-users', mark)

/** Notes that this process serves from a build: it is kept as long as the process runs. */
export const serveFrom = (build: string): void => enter(users(path.basename(build)))

/** All but the three used last, and those that a server was and may again be started from. */
export function dropOldBuilds(folder: string): void {
  const usedAt = (mark: string) => statSync(path.join(folder, mark)).mtimeMs
  const byUse = readdirSync(folder).sort((a, b) => usedAt(b) - usedAt(a))
  for (const mark of byUse.slice(kept)) {
    if (holding(users(mark)).length > 0) continue
    for (const old of [path.join(folder, mark), users(mark)]) {
      rmSync(old, { recursive: true, force: true })
    }
  }
}

/** The folder of the build of the present sources, made if it isn't there. */
export async function build(): Promise<string> {
  await generate()
  makeFolder(dataFolder())
  const target = inData('builds', markOf(sources, notServed))
  const isDone = () => existsSync(path.join(target, 'server.js'))
  await inTurn(inData('build-turn'), 600, async () => {
    if (!isDone()) await make(target)
    const used = new Date()
    utimesSync(target, used, used)
    dropOldBuilds(inData('builds'))
  })
  return target
}

/** `npm run build`: builds the present sources, and tries that, beside a server that runs. */
export async function run(): Promise<number> {
  endOnSignal(1)
  readEnvironment() // what a start would refuse is better known before
  const folder = await build()
  say(`Built in ${folder}, tried, and ready for npm start.`)
  return 0
}
