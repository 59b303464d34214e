import { dictionary } from '@zxcvbn-ts/language-common'
import { passwordMost } from './password'

/** NCSC's advice (Password policy: updating your approach): length and a list of what everybody chooses; no rules of composition, no expiry. */
export const passwordLeast = 12

let known: ReadonlySet<string> | null = null
const common = (): ReadonlySet<string> => (known ??= new Set(dictionary['passwords-common']))

/** Ours, and those of the trade: the first that somebody tries at this door. */
const ofThisPlace = ['plumbline', 'clinic', 'osteopath', 'osteopathy', 'physio', 'physiotherapy', 'acupuncture', 'backpain', 'appointment', 'reception', 'manager', 'welcome', 'letmein']

const unleet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

/** 'P@ssw0rd2027!' → 'password': what is left of a word that was dressed up. */
function bare(password: string): string {
  const trimmed = password.toLowerCase().replace(/^[^a-z@$]+|[^a-z@$]+$/g, '')
  return [...trimmed].map((letter) => unleet[letter] ?? letter).join('').replace(/[^a-z]/g, '')
}

/** A piece of one to four characters over and over, or a run along the alphabet or the digits. */
const isPattern = (lower: string): boolean =>
  /^(.{1,4})\1+.{0,3}$/.test(lower) || '01234567890123456789'.includes(lower) || 'abcdefghijklmnopqrstuvwxyz'.includes(lower) || '98765432109876543210'.includes(lower)

const wordsOf = (about: readonly string[]): string[] => about.flatMap((text) => text.toLowerCase().split(/[^a-z]+/)).filter((word) => word.length > 2)

/** Twice the same common word is one of them; so is one of what is said about the person, with anything around it that isn't a letter. */
function isCommon(password: string, about: readonly string[]): boolean {
  const lower = password.toLowerCase()
  const core = bare(password)
  const half = core.length % 2 === 0 && core.slice(0, core.length / 2) === core.slice(core.length / 2) ? core.slice(0, core.length / 2) : core
  const own = wordsOf(about)
  const pieces = [...ofThisPlace, ...own]
  const left = pieces.sort((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ''), core)
  return common().has(lower) || common().has(core) || common().has(half) || core.length < 3 && left === core && /^\d*\D{0,2}\d*$/.test(lower) || (left !== core && left.length < 4)
}

/** What is wrong with a new password, in words; null where nothing is. `about`: the person's name and email, which others know. */
export function whyNotPassword(password: string, about: readonly string[]): string | null {
  const length = [...password].length
  if (length < passwordLeast) return `Use at least ${passwordLeast} characters. Three words that have nothing to do with each other do well.`
  if (password.length > passwordMost) return `Use at most ${passwordMost} characters.`
  if (isPattern(password.toLowerCase()) || isCommon(password, about)) return 'This is one of those that are tried first. Three words that have nothing to do with each other do better.'
  return null
}
