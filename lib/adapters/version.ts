import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

let known: string | null | undefined

function read(): string | null {
  const file = path.join(process.cwd(), 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/**
 * A mark of the sources that this server was built from, as `npm run build` notes it beside what it
 * builds; null where something else built it. Read once: what is put there later is another
 * build's.
 */
export const version = (): string | null => (known === undefined ? (known = read()) : known)
