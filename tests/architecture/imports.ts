import path from 'node:path'
import ts from 'typescript'

/** A checkout as text, by path from its root: a real one, or one with a breach planted in it. */
export type Files = ReadonlyMap<string, string>

export interface Import {
  from: string
  /** A file of ours, or the name of a package. */
  to: string
  own: boolean
}

const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']

function resolve(from: string, name: string, files: Files): Import {
  const place = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : null
  if (place === null) return { from, to: name, own: false }
  const found = endings.map((ending) => place + ending).find((file) => files.has(file))
  return { from, to: found ?? place, own: true }
}

/** Every import and re-export, types and dynamic ones included. */
export function importsOf(files: Files): Import[] {
  return [...files].flatMap(([from, text]) =>
    ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => resolve(from, fileName, files)),
  )
}
