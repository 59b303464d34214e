import { createHash } from 'node:crypto'

/** To PostgreSQL a statement without a name. */
const unnamed = ''

/**
 * Names for statements that recur, under which PostgreSQL keeps them prepared. A text gets its name at its third use, and only
 * the first `most` texts do: one that differs each time (lists of other lengths) must not fill every connection's memory.
 * The name is made from the text: several copies of this module (a bundle has one for each entry) may share a connection.
 */
export function statementNames(most: number): (sql: string) => string {
  const uses = new Map<string, number>()
  const names = new Map<string, string>()
  return (sql) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= most) return unnamed
    const count = (uses.get(sql) ?? 0) + 1
    if (uses.size > most * 10) uses.clear()
    uses.set(sql, count)
    if (count < 3) return unnamed
    uses.delete(sql)
    const name = createHash('sha256').update(sql).digest('base64url')
    names.set(sql, name)
    return name
  }
}
