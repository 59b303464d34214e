import { hash, verify } from '@node-rs/argon2'

/** argon2id; OWASP's parameters for it (19 MiB, 2 passes, 1 lane) are the library's own, written out to stay. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const passwordMost = 256

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** What nobody's password hashes to; made once a process, at the same cost. */
let nobodys: Promise<string> | null = null

/** Whether it is the password. Without an account the answer is no, and takes as long. */
export async function isPassword(password: string, known: string | null): Promise<boolean> {
  const against = known ?? (await (nobodys ??= hashPassword(crypto.randomUUID())))
  const right = await verify(against, password).catch(() => false)
  return right && known !== null
}
