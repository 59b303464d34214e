import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inData, makeFolder, dataFolder, root } from './places'

function filesIn(place: string): string[] {
  const full = path.join(root, place)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [place]
  return readdirSync(full).flatMap((name) => filesIn(path.join(place, name)))
}

/**
 * A short mark of what lies in some files and folders, the same on every machine: other content,
 * another mark.
 */
export function contentMark(places: string[], without: string[] = [], about = ''): string {
  const hash = createHash('sha256').update(about)
  const files = places.flatMap(filesIn).filter((file) => !without.some((skipped) => file.startsWith(skipped)))
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(path.join(root, file))).update('\0')
  return hash.digest('hex').slice(0, 20)
}

/** The same for this version of Node.js, for what can't be used by another. */
export const markOf = (places: string[], without: string[] = []): string =>
  contentMark(places, without, process.version)

const fileOf = (name: string) => inData(`${name}.mark`)

export function isMarked(name: string, mark: string): boolean {
  return existsSync(fileOf(name)) && readFileSync(fileOf(name), 'utf8') === mark
}

export function setMark(name: string, mark: string): void {
  makeFolder(dataFolder())
  writeFileSync(fileOf(name), mark)
}
