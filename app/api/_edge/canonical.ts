import { createHash } from 'node:crypto'

/** JSON with the members of every object in one order: two bodies that say the same are the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

/** SHA-256 in hex of a body, as it was understood. */
export const bodyHash = (body: unknown): string => createHash('sha256').update(canonical(body)).digest('hex')
