import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// Which use-cases write, read off the sources: whoever reaches a statement that writes. A new one
// is found without being told of.

const root = path.resolve(import.meta.dirname, '../..')
const writesItself =
  /\b(insert into|delete from|update \w+ (?:\w+ )?set)\b|\b\w+\.(create|createMany|createManyAndReturn|update|updateMany|upsert|delete|deleteMany)\(\s*\{/

interface Piece {
  /** Of the file and the name. */
  id: string
  text: string
  /** What it names of its own file and of others. */
  uses: string[]
}

const resolve = (from: string, to: string): string | null => {
  if (to.startsWith('@/lib/')) return `${to.slice(2)}.ts`
  return to.startsWith('.') ? `${path.posix.join(path.posix.dirname(from), to)}.ts` : null
}

function importsOf(file: string, text: string): Map<string, string> {
  const known = new Map<string, string>()
  for (const [, names = '', to = ''] of text.matchAll(
    /^import (?:type )?\{([^}]*)\} from '([^']+)'/gm,
  )) {
    const place = resolve(file, to)
    for (const one of place === null ? [] : names.split(',')) {
      const [theirs = '', ours = theirs] = one
        .replace(/\btype\b/, '')
        .trim()
        .split(' as ')
      if (theirs) known.set(ours, `${place}#${theirs}`)
    }
  }
  return known
}

/** A file's top-level declarations, each with what it names. */
function piecesOf(file: string): Piece[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  const start = /^(?:export )?(?:async )?(?:function\*?|const|class) (\w+)/gm
  const found = [...text.matchAll(start)]
  const known = importsOf(file, text)
  for (const [, name = ''] of found) known.set(name, `${file}#${name}`)
  return found.map((match, i) => {
    const body = text.slice(match.index, found[i + 1]?.index)
    const uses = [...new Set(body.match(/\b[A-Za-z_]\w*\b/g))].flatMap(
      (word) => known.get(word) ?? [],
    )
    return { id: `${file}#${match[1]}`, text: body, uses }
  })
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
    .map((file) => path.posix.join(folder, file))
    .sort()

/** Every use-case that writes and is asked for from outside the use-cases, by its name. */
export function writingUseCases(): string[] {
  const pieces = ['lib/use-cases', 'lib/store'].flatMap(filesIn).flatMap(piecesOf)
  const writing = new Set(pieces.filter(({ text }) => writesItself.test(text)).map(({ id }) => id))
  for (let before = -1; before !== writing.size;) {
    before = writing.size
    for (const { id, uses } of pieces) if (uses.some((use) => writing.has(use))) writing.add(id)
  }
  const asked = new Set(
    [
      ...['app', 'lib/auth', 'lib/jobs', 'lib/messages'].flatMap(filesIn),
      'instrumentation-node.ts',
      'proxy.ts',
    ].flatMap((file) => [...importsOf(file, readFileSync(path.join(root, file), 'utf8')).values()]),
  )
  return [...writing]
    .filter((id) => id.startsWith('lib/use-cases/') && asked.has(id))
    .map((id) => id.split('#')[1] ?? '')
    .sort()
}
