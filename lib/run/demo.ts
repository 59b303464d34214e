import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '@/lib/config'
import { CannotRun, say } from './cannot-run.mjs'
import type { Access } from './database-access'
import { dataFolder, inData, root } from './places'
import type { Variables } from './prisma-cli'
import { connected } from './roles'

const script = path.join(root, 'prisma/seed.ts')

const isEmpty = (url: string) =>
  connected(url, async (client) => (await client.query('select 1 from practice limit 1')).rowCount === 0)

/** Runs the seed; what it prints is shown, if quiet only how far it is. */
export function seed(
  access: Pick<Access, 'url' | 'ownerUrl'>, words: string[], env: Variables = {}, quiet = false,
): Promise<void> {
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')
  const given = { ...process.env, PLUMBLINE_DATA_DIR: dataFolder(), ...env, DATABASE_URL: access.url, MIGRATE_DATABASE_URL: access.ownerUrl }
  return new Promise((resolve, reject) => {
    const all = [tsx, script, ...words, ...(quiet ? ['--quiet'] : [])]
    const child = spawn(process.execPath, all, {
      cwd: root, env: given, stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('close', (code) => (code === 0 ? resolve() : reject(new CannotRun('The demo practice could not be made; what went wrong stands above.'))))
  })
}

/** The demo practice, in an embedded database that has none yet; with PLUMBLINE_DEMO=no it is left to be set up. */
export async function seedWhereEmpty(access: Access, env: Variables, { PLUMBLINE_DEMO }: Pick<Config, 'PLUMBLINE_DEMO'>): Promise<void> {
  if (PLUMBLINE_DEMO === 'no' || !access.embedded || !existsSync(script) || !(await isEmpty(access.ownerUrl))) return
  say('Making the demo practice …')
  await seed(access, [], env, true)
}

interface Account {
  email: string
  password: string
  role: string
  clinics: string[]
}

/** Who may sign in to the demo practice, one line each. */
export function showAccounts(address: string): void {
  if (!existsSync(inData('demo-accounts.json'))) return
  const accounts = JSON.parse(readFileSync(inData('demo-accounts.json'), 'utf8')) as Account[]
  say(`Sign in at ${address}/signin as:`)
  const widest = Math.max(...accounts.map(({ email }) => email.length))
  for (const { email, password, role, clinics } of accounts) {
    say(`  ${email.padEnd(widest)}  ${password}  ${role}${clinics.length > 0 ? `, ${clinics.join(' and ')}` : ''}`)
  }
}
