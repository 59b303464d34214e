import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Under which pattern of ours an address falls: the address itself may tell of a person. */

const Manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})

export interface Patterns {
  /** Addresses without a part that changes. */
  fixed: ReadonlySet<string>
  /** In the order in which Next tries them. */
  others: readonly { page: string; regex: RegExp }[]
}

/** As the build wrote them down; none where there is no build, as while developing. */
export function readPatterns(folder: string): Patterns {
  try {
    const text = readFileSync(path.join(folder, '.next/routes-manifest.json'), 'utf8')
    const { staticRoutes, dynamicRoutes } = Manifest.parse(JSON.parse(text))
    return {
      fixed: new Set(staticRoutes.map(({ page }) => page)),
      others: dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) })),
    }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return { fixed: new Set(), others: [] }
    throw error
  }
}

/** The pattern of an address, whatever its query; a word for what has none. */
export function patternOf(address: string, { fixed, others }: Patterns): string {
  const query = address.indexOf('?')
  const at = query < 0 ? address : address.slice(0, query)
  if (fixed.has(at)) return at
  if (at.startsWith('/_next/')) return '/_next'
  const bare = at.length > 1 && at.endsWith('/') ? at.slice(0, -1) : at
  return fixed.has(bare) ? bare : (others.find(({ regex }) => regex.test(at))?.page ?? 'none')
}
