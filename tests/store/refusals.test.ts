import { expect, test } from 'vitest'
import { isRefusal } from '@/lib/store/guarded-client'

const from = (severity: string, code: string): Error => Object.assign(new Error('said'), { severity, code })

// The word is the server's, in its language (lc_messages); the code is the same everywhere.
test.each([
  ['an overlap', 'ERROR', '23P01', true],
  ['an overlap, said in German', 'FEHLER', '23P01', true],
  ['a duplicate, said in French', 'ERREUR', '23505', true],
  ['a statement that took too long', 'ERROR', '57014', true],
  ['a lock that came too late', 'BŁĄD', '55P03', true],
  ['a serialization failure', 'ERROR', '40001', true],
  ['a shutdown', 'FATAL', '57P01', false],
  ['a crash, said in German', 'FATAL', '57P02', false],
  ['a connection that was cut', 'FATAL', '08006', false],
  ['a transaction left standing', 'FATAL', '25P03', false],
  ['a disk that failed', 'ERROR', '58030', false],
  ['a fault of the server', 'PANIC', 'XX000', false],
] as const)('%s is known by its code: certainly not written, or in doubt', (_, severity, code, certain) => {
  expect(isRefusal(from(severity, code))).toBe(certain)
})

test('what has no code of the server is in doubt', () => {
  expect(isRefusal(new Error('Connection terminated unexpectedly'))).toBe(false)
  expect(isRefusal(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))).toBe(false)
})
