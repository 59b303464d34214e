import { CannotRun } from './cannot-run.mjs'

const notOurs = (place: string) => `This account can’t write to ${place}: give it that folder, `
  + 'or choose another one (BACKUP_FOLDER).'

const noFolder = (place: string) =>
  `${place} is a file: name a folder there, or another one.`

const words: Record<string, (place: string) => string> = {
  ENOSPC: (place) => `The disk of ${place} is full: delete what you don’t need there, `
    + 'or choose a folder on a bigger one (BACKUP_FOLDER).',
  EDQUOT: (place) => `This account may store no more on the disk of ${place}: `
    + 'delete what you don’t need there, or choose another folder (BACKUP_FOLDER).',
  ENOENT: (place) => `${place} isn’t there any more: mount its disk, or make the folder.`,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  EACCES: notOurs,
  EPERM: notOurs,
  EROFS: (place) => `${place} is on a disk that can only be read: mount it for writing, `
    + 'or choose another folder (BACKUP_FOLDER).',
  EIO: (place) => `The disk of ${place} fails (EIO): copy what is on it, and replace it.`,
  ESTALE: (place) => `The server that ${place} is on has gone: mount it again.`,
  // PostgreSQL's own: disk_full.
  '53100': () => 'The disk of the database is full: delete what you don’t need there.',
}

/** Errors that are one line for people already. */
const inOneLine = ['CannotRun', 'WrongVariable', 'UnsafeDatabase']

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * Why a backup came to nothing, in words for people; null for what is a fault of the program, which
 * is better shown as it is.
 */
export function whyNoBackup(error: unknown, folder: string): CannotRun | null {
  if (!(error instanceof Error)) return null
  if (inOneLine.includes(error.name)) return new CannotRun(error.message)
  const known = words[codeOf(error)]
  if (known) return new CannotRun(known(folder))
  // What PostgreSQL answers has a severity; what the driver says, words alone.
  const isOfDatabase = 'severity' in error || /connection|timeout|ECONN|EPIPE/i.test(error.message)
  return isOfDatabase ? new CannotRun(`The database broke off (${error.message}).`) : null
}
