import { createHmac, randomInt } from 'node:crypto'
import { serverKey } from './server-key'

/** In place of an app that is lost: ten codes, each good once. */
export const recoveryCount = 10

/** Without characters that look alike; ten of them are 49 bits, and guessing is throttled. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const group = (): string => Array.from({ length: 5 }, () => letters.charAt(randomInt(letters.length))).join('')

export const makeRecoveryCodes = (): string[] => Array.from({ length: recoveryCount }, () => `${group()}-${group()}`)

/** However it is typed: 'ABCDE fghjk'. */
export const recoveryShape = /^[a-z2-9]{5}-?[a-z2-9]{5}$/

const plain = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '')

/** Under the server's key: the database alone can't be tried against all that there are. */
export const hashRecoveryCode = (staff: string, code: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHmac('sha256', serverKey('recovery')).update(`${staff}:${plain(code)}`).digest())
