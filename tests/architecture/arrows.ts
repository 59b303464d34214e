import { importsOf, type Files, type Import } from './imports'

// Which layer may use which. A layer may always use itself; what isn't listed is refused.
const arrows: Record<string, readonly string[]> = {
  core: [],
  copy: ['core', 'auth'],
  messages: ['core', 'copy'],
  input: ['core', 'copy', 'auth', 'edge'],
  // Facts about how the server is, each read from where it is found.
  health: ['core', 'edge'],
  store: ['core', 'auth', 'health', 'edge'],
  'use-cases': ['core', 'store', 'messages', 'auth', 'health', 'edge'],
  auth: ['core', 'use-cases', 'health', 'edge'],
  adapters: ['core', 'copy', 'input', 'messages', 'auth', 'health', 'edge'],
  jobs: ['core', 'use-cases', 'adapters', 'messages', 'health', 'edge'],
  ui: [],
  answers: ['core', 'copy', 'auth', 'adapters', 'edge'],
  app: ['use-cases', 'input', 'auth', 'copy', 'core', 'ui', 'answers', 'edge'],
  api: ['use-cases', 'input', 'auth', 'copy', 'core', 'adapters', 'edge'],
  process: ['store', 'use-cases', 'auth', 'jobs', 'health', 'core', 'copy', 'adapters', 'answers', 'edge'],
  edge: ['core'],
  // npm test makes its databases as the tests do; npm run doctor signs in, and says what it finds.
  run: ['core', 'copy', 'adapters', 'health', 'edge', 'tests'],
  prisma: ['core', 'store', 'auth', 'use-cases', 'input', 'edge', 'run', 'tests'],
}

const layers: readonly (readonly [RegExp, string])[] = [
  [/^tests\//, 'tests'],
  [/^prisma(\/|\.config)/, 'prisma'],
  [/^app\/api\//, 'api'],
  [/^app\/_ui\//, 'ui'],
  [/^app\//, 'app'],
  // What "away" means is decided there for everybody: it is pure.
  [/^lib\/(config|clock|log|limits|budget|scope|quiet-console|database-safety|adapters\/database-away)\.ts$/, 'edge'],
  // What is refused before any page is asked, in words: by the proxy and by the routes of forms.
  [/^lib\/adapters\/refused-answers\.ts$/, 'answers'],
  [/^lib\/([^/]+)\//, '$1'],
  [/^(instrumentation|instrumentation-node|proxy|next\.config)\.ts$/, 'process'],
]

/** Null for what belongs to no layer: a new place has to be entered above. */
export function layerOf(place: string): string | null {
  for (const [pattern, name] of layers) {
    const found = pattern.exec(place)
    if (found) return name.replace('$1', found[1] ?? '')
  }
  return null
}

/** Packages that one layer alone may name, so that exchanging one touches one folder. */
const doors: readonly (readonly [RegExp, RegExp])[] = [
  [/^(@prisma\/|prisma$|\.prisma)/, /^(lib\/store\/|prisma[./]|tests\/)/],
  [/^pg$/, /^(lib\/(store|run)\/|prisma[./]|tests\/)/],
  [/^(temporal|luxon|date-fns|dayjs|moment|@js-temporal)/, /^(lib\/core\/time\.ts$|tests\/)/],
  [/^next-auth/, /^(lib\/auth\/|app\/api\/auth\/|tests\/)/],
  [/^(next|react|react-dom|server-only)(\/|$)/, /^(app\/|lib\/auth\/|tests\/|next\.config|proxy|instrumentation)/],
  [/^node:/, /^(?!lib\/(core|copy|messages|input)\/|app\/_ui\/)/],
]

function brokenArrow({ from, to, own }: Import): string | null {
  if (!own) {
    const shut = doors.some(([name, allowed]) => name.test(to) && !allowed.test(from))
    return shut ? `${from} may not name the package ${to}` : null
  }
  const [here, there] = [layerOf(from), layerOf(to)]
  if (here === 'tests' || here === there) return null
  if (here === null || there === null) return `${from} → ${to}: no layer is known for one of them`
  return arrows[here]?.includes(there) ? null : `${from} (${here}) may not use ${to} (${there})`
}

/** One line for every ring of imports. */
function rings(imports: readonly Import[]): string[] {
  const next = new Map<string, Import[]>()
  for (const one of imports) if (one.own) next.set(one.from, [...(next.get(one.from) ?? []), one])
  const [done, path, found] = [new Set<string>(), [] as string[], [] as string[]]
  const visit = (place: string): void => {
    if (path.includes(place)) found.push(`a ring: ${[...path.slice(path.indexOf(place)), place].join(' → ')}`)
    if (done.has(place) || path.includes(place)) return
    path.push(place)
    for (const { to } of next.get(place) ?? []) visit(to)
    path.pop()
    done.add(place)
  }
  for (const place of next.keys()) visit(place)
  return found
}

const reExport = /^\s*export\s+(\*|(type\s+)?\{[^}]*\})[^;\n]*\sfrom\s/m
const anythingElse = /^\s*(import|export\s+(const|function|async|class|interface|type\s+\w|default|enum)|const|function|class)\b/m

/** A file that only passes others on hides where things live. */
function barrels(files: Files): string[] {
  return [...files]
    .filter(([place, text]) => /(^|\/)index\.\w+$/.test(place) || (reExport.test(text) && !anythingElse.test(text)))
    .map(([place]) => `${place} is a barrel: import from the file that has it`)
}

/** Everything in these files that the design's layers refuse. */
export function findBreaches(files: Files): string[] {
  const imports = importsOf(files)
  const broken = imports.map(brokenArrow).filter((line) => line !== null)
  return [...broken, ...rings(imports), ...barrels(files)]
}
