import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '@/lib/run/places'
import type { Files } from './imports'

const skipped = /(^|\/)(node_modules|generated|\..*)$/

function pathsIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name)
    if (skipped.test(place)) return []
    return entry.isDirectory() ? pathsIn(place) : [place]
  })
}

/** All code of this checkout that is written by hand. */
export function readCheckout(): Files {
  const code = pathsIn('.').filter((place) => /\.(ts|tsx|mjs)$/.test(place) && !place.endsWith('.d.ts'))
  return new Map(code.map((place) => [place, readFileSync(path.join(root, place), 'utf8')]))
}
