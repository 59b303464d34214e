import { spawn } from 'node:child_process'
import { reachDatabase } from './database-access'
import { endOnSignal } from './ending'
import { readEnvironment } from './environment'
import { root } from './places'
import { cli, prismaEnvironment } from './prisma-cli'

/** `npm run prisma -- …`: any Prisma command, as the owner of the database that `npm start` would use, as that is. */
export async function run(words: string[]): Promise<number> {
  endOnSignal(1)
  const { url, ownerUrl } = await reachDatabase(readEnvironment())
  const env = { ...prismaEnvironment(), DATABASE_URL: url, MIGRATE_DATABASE_URL: ownerUrl }
  const child = spawn(process.execPath, [cli, ...words], { cwd: root, env, stdio: 'inherit' })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}
