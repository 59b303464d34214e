import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig, type Config } from '@/lib/config'
import { CannotRun } from './cannot-run.mjs'
import { isFree } from './cluster-record'
import { dataFolder, inData, makeFolder, root } from './places'
import type { Variables } from './prisma-cli'

/** The variables as set, those of a file `.env` included, checked before anything is started. */
export function readEnvironment(): Config {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return readConfig(process.env)
}

export const addressOfServer = ({ HOST, PORT }: Config) =>
  `http://${['0.0.0.0', '::', '127.0.0.1'].includes(HOST) ? 'localhost' : HOST}:${PORT}`

export const portInUse = ({ HOST, PORT }: Config): CannotRun =>
  new CannotRun(`Port ${PORT} on ${HOST} is in use or not ours to take; stop what listens there, `
    + `or choose another: PORT=${PORT + 1} npm start`)

export async function assertPortFree(config: Config): Promise<void> {
  if (!(await isFree(config.PORT, config.HOST))) throw portInUse(config)
}

/** Made once and kept, so that people stay signed in over a restart. */
function keptSecret(): string {
  const file = inData('auth-secret')
  makeFolder(dataFolder())
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** What the server is given, beside the database's addresses. */
export function servingVariables(config: Config): Variables {
  const secret = config.AUTH_SECRET ?? (config.DATABASE_URL ? undefined : keptSecret())
  if (secret === undefined) {
    throw new CannotRun('AUTH_SECRET is not set; with DATABASE_URL it must be, for example to what this prints: openssl rand -hex 32')
  }
  const base = config.BASE_URL ?? `http://localhost:${config.PORT}`
  return {
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: base,
    PORT: String(config.PORT),
    HOST: config.HOST,
    HOSTNAME: config.HOST,
    PLUMBLINE_DATA_DIR: dataFolder(),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
