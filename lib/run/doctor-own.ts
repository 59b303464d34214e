import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { isLocal, type Config } from '@/lib/config'
import { doctor as words } from '@/lib/copy/doctor'
import type { Asked } from '@/lib/health/server-facts'
import { wellLine, wrongLine, type Line } from './doctor-lines'
import { mainHome } from './cluster'
import { recordFile } from './cluster-record'
import { dataFolder, inData, root } from './places'

/** What only the doctor looks at: the machine, as the account that it runs as sees it. */

const { names } = words

export function settingsLine(config: Config): Line {
  const needsSecret = config.DATABASE_URL !== undefined && config.AUTH_SECRET === undefined
  if (!needsSecret) return wellLine(names.settings, words.settings.well)
  return wrongLine(names.settings, words.settings.noSecret, words.settings.noSecretNext)
}

export function addressLine({ BASE_URL, PORT, TRUST_PROXY }: Config): Line {
  const address = BASE_URL ?? `http://localhost:${PORT}`
  const { well, uncounted, uncountedNext, open, openNext } = words.address
  const isSafe = address.startsWith('https:')
  if (isSafe && TRUST_PROXY === 0)
    return wrongLine(names.address, uncounted(address), uncountedNext)
  if (!isSafe && !isLocal(address)) return wrongLine(names.address, open(address), openNext)
  return wellLine(names.address, well(address, TRUST_PROXY))
}

export function serverLine(asked: Asked, address: string): Line {
  if (asked.state === 'told') return wellLine(names.server, words.server.told(address))
  const { away, awayNext, hidden, hiddenNext, another, anotherNext } = words.server
  const said = {
    away: [away, awayNext],
    hidden: [hidden, hiddenNext],
    another: [another, anotherNext],
  } as const
  const [what, next] = said[asked.state]
  return wrongLine(names.server, what(address), next)
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

const ownerOf = (folder: string): string => {
  const { uid } = statSync(folder)
  return uid === userInfo().uid ? userInfo().username : String(uid)
}

export function folderLine(): Line {
  const folder = dataFolder()
  const { well, none, noneNext, closed, closedNext } = words.folder
  if (!existsSync(folder)) return wrongLine(names.folder, none(folder), noneNext)
  if (mayWrite(folder)) return wellLine(names.folder, well(folder))
  return wrongLine(names.folder, closed(folder), closedNext(ownerOf(folder), folder))
}

const othersRead = 0o044

/** Files that nobody but their owner may read, where they are there. */
function secretFiles(): string[] {
  const backups = inData('backups')
  const inBackups = existsSync(backups) && mayWrite(backups) ? readdirSync(backups) : []
  return [
    path.join(root, '.env'),
    inData('auth-secret'),
    inData('demo-accounts.json'),
    recordFile(mainHome()),
    ...inBackups.map((name) => path.join(backups, name)),
  ]
}

/** What isn't there, or can't be seen by this account, is open to nobody that we know of. */
function isOpen(file: string): boolean {
  try {
    const found = statSync(file)
    return found.isFile() && (found.mode & othersRead) !== 0
  } catch {
    return false
  }
}

/** Windows keeps its rights elsewhere. */
export function secretsLine(platform: NodeJS.Platform = process.platform): Line {
  const open = platform === 'win32' ? [] : secretFiles().filter(isOpen)
  if (open.length === 0) return wellLine(names.secrets, words.secrets.well)
  const files = open.join(' ')
  return wrongLine(
    names.secrets,
    words.secrets.open(open.join(', ')),
    words.secrets.openNext(files),
  )
}
