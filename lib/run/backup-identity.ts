import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Decrypter } from 'age-encryption'
import { now } from '@/lib/clock'
import { toIso } from '@/lib/core/time'
import { newKeys } from './backup-seal'
import { CannotRun, say } from './cannot-run.mjs'

// The secret key of the practice: in a file or typed, never an argument, which everybody on the
// machine could read and the shell would remember.

const isIdentity = (text: string): boolean => {
  try {
    new Decrypter().addIdentity(text)
    return true
  } catch {
    return false
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new CannotRun(`${file} can't be read (${code}); `
      + 'name the file with the secret key after --identity.')
  }
}

/** The secret keys in a file as age writes it: one a line, and remarks. Throws CannotRun. */
export function readIdentities(file: string): string[] {
  const text = readText(file)
  if (/^(age-encryption\.org|-----BEGIN AGE)/.test(text)) {
    throw new CannotRun(`${file} is itself encrypted: decrypt it first, with: age --decrypt`)
  }
  const lines = text.split('\n').map((line) => line.trim())
  const found = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (found.length > 0 && found.every(isIdentity)) return found
  throw new CannotRun(`${file} is no file with a secret key of age (AGE-SECRET-KEY-1…).`)
}

interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean }
  output: NodeJS.WritableStream
}

/** Asks for the secret key at the terminal, without showing it. Throws CannotRun. */
export async function askIdentity(
  file: string, { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<string[]> {
  if (input.isTTY !== true) {
    throw new CannotRun(`${file} is encrypted: name the file with the secret key, `
      + 'npm run restore -- FILE --identity KEY_FILE')
  }
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reading = createInterface({ input, output: nowhere, terminal: true })
  reading.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  output.write(`${file} is encrypted. Its secret key (AGE-SECRET-KEY-1…, not shown): `)
  try {
    const identity = (await reading.question('')).trim()
    if (isIdentity(identity)) return [identity]
    throw new CannotRun('That is no secret key of age (AGE-SECRET-KEY-1…). Nothing was written.')
  } finally {
    reading.close()
    output.write('\n')
  }
}

/** `npm run backup -- --new-key FILE`: a pair of keys, the secret one into a file that is new. */
export async function writeNewKey(file: string): Promise<void> {
  const { identity, publicKey } = await newKeys()
  const text = `# created: ${toIso(now())}\n# public key: ${publicKey}\n${identity}\n`
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new CannotRun(code === 'EEXIST' ? `${file} is there already; name a new file for the key.`
      : `${file} can't be written (${code}); name a new file in a folder that is there.`)
  }
  say(`The secret key is in ${file}. Keep it in two safe places away from this machine: without it `
    + 'no backup can be read, and whoever has it can read them all.')
  say('Backups are encrypted once this line is among the settings:\n'
    + `BACKUP_PUBLIC_KEY="${publicKey}"`)
}
