import { clinic, id, keeping, personal, plain, type TableRecord } from './record'

/** How programs come in. */

const program = { purpose: 'So that only programs that were let in come in, and it can be told what they did', basis: 'interests', keep: keeping.staff } as const

export const apiKeyTables: Record<string, TableRecord> = {
  api_key: { ...program, what: 'A key that lets a program in', columns: {
    id, name: plain('What the program is called'), secret_hash: plain('The key, hashed so that nobody can read it'), tail: plain('Its last characters, to be recognised by'), scopes: plain('What it is good for'),
    everywhere: plain('Whether at all clinics'), made_by_id: personal('Who made it'), made_at: personal('When'), ends_at: plain('Until when it is good'), last_used_at: plain('When it was last used'),
    revoked_by_id: personal('Who revoked it'), revoked_at: personal('When') } },
  api_key_clinic: { ...program, basis: 'none', what: 'Where a key is good', columns: { key_id: plain('Which key'), clinic_id: clinic } },
}
