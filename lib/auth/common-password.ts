import { dictionary } from '@zxcvbn-ts/language-common'

/** What many people use and whoever guesses tries first: some 49,000, from leaked lists. */
let common: ReadonlySet<string> | null = null
const known = (): ReadonlySet<string> => (common ??= new Set((dictionary['passwords-common'] as readonly string[]).filter((one) => one.length > 4)))

/** Whether a password is a common one, one said twice or more, or one with figures and signs put behind it. */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase()
  const bare = text.replace(/[^a-z]+$/, '')
  const [, once = text] = /^(.+?)\1+$/.exec(text) ?? []
  return once.length < 5 || [text, bare, once].some((one) => known().has(one))
}
