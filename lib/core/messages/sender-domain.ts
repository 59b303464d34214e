/**
 * Whether the domain that mail comes from says, in its DNS, who may send for it. Pure: what was
 * looked up goes in, a verdict comes out.
 */

/**
 * What DNS answered about one name: its TXT entries, each as one string; `empty`: the name is there
 * without any; `none`: there is no such name; `no-answer`: nobody knows.
 */
export type LookedUp =
  { state: 'found'; texts: readonly string[] } | { state: 'empty' | 'none' | 'no-answer' }

/** `good`; `open`: good in form, but anybody may send; `several`: more than one, so none counts. */
export type SpfVerdict =
  'good' | 'open' | 'missing' | 'several' | 'wrong' | 'too-many-lookups' | 'no-answer'
/** `watching`: good in form, but nothing is asked of whoever gets a forged mail. */
export type DmarcVerdict = 'good' | 'watching' | 'missing' | 'several' | 'wrong' | 'no-answer'
/**
 * Without a selector only `nothing` (no key can be there) and `something` can be told apart;
 * `withdrawn`: its key is empty.
 */
export type DkimVerdict =
  'something' | 'nothing' | 'good' | 'missing' | 'several' | 'wrong' | 'withdrawn' | 'no-answer'

export interface Entry<Verdict> {
  /** Whose TXT entries they are. */
  name: string
  verdict: Verdict
  /** What stands there and is judged. */
  text: string | null
}

export interface SenderDomain {
  domain: string
  spf: Entry<SpfVerdict>
  dkim: Entry<DkimVerdict> & { selector: string | null }
  dmarc: Entry<DmarcVerdict>
}

/** Those that are meant: other TXT entries of the same name are none of ours. */
function meant(found: LookedUp, kind: RegExp): readonly string[] {
  return found.state === 'found' ? found.texts.filter((text) => kind.test(text.trim())) : []
}

interface Judged<Verdict> {
  verdict: Verdict
  text: string | null
}

type Common = 'missing' | 'several' | 'no-answer'

function judge<Verdict>(
  found: LookedUp,
  kind: RegExp,
  judgeOne: (text: string) => Verdict,
): Judged<Verdict | Common> {
  if (found.state === 'no-answer') return { verdict: 'no-answer', text: null }
  const [one, ...others] = meant(found, kind)
  if (one === undefined) return { verdict: 'missing', text: null }
  if (others.length > 0) return { verdict: 'several', text: [one, ...others].join('\n') }
  return { verdict: judgeOne(one.trim()), text: one }
}

const host = '[a-z0-9_%{}.-]+'
const ending = '(/\\d{1,2})?(//\\d{1,3})?'
/** RFC 7208, sections 5 and 12: a mechanism with its qualifier. */
const mechanism = new RegExp(
  `^[+?~-]?(all|include:${host}|(a|mx)(:${host})?${ending}|ptr(:${host})?` +
    `|ip4:\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?|ip6:[0-9a-f:.]+(/\\d{1,3})?|exists:${host})$`,
  'i',
)
/** Section 6; those that aren't known are ignored. */
const modifier = /^[a-z][a-z0-9_.-]*=\S*$/i
/** Section 4.6.4: more than ten make it void. Those that an included domain asks for count as well. */
const mostLookups = 10
const asksDns = /^[+?~-]?(include:|a([:/]|$)|mx([:/]|$)|ptr(:|$)|exists:)|^redirect=/i

function judgeSpfText(text: string): SpfVerdict {
  const [, ...terms] = text.split(/ +/)
  const once = (name: string): boolean =>
    terms.filter((term) => term.toLowerCase().startsWith(`${name}=`)).length <= 1
  if (!terms.every((term) => mechanism.test(term) || modifier.test(term))) return 'wrong'
  if (!once('redirect') || !once('exp')) return 'wrong'
  if (terms.filter((term) => asksDns.test(term)).length > mostLookups) return 'too-many-lookups'
  return terms.some((term) => /^\+?all$/i.test(term)) ? 'open' : 'good'
}

/** RFC 7208, section 4.5. */
export const judgeSpf = (found: LookedUp): Judged<SpfVerdict> =>
  judge(found, /^v=spf1( |$)/i, judgeSpfText)

/** 'a=b; c=d' by names in small letters; null where it isn't written like that. */
function tagsOf(text: string): Map<string, string> | null {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const tags = new Map<string, string>()
  for (const part of parts) {
    const [, name, value] = /^([a-z][a-z0-9_]*)\s*=\s*(.*)$/is.exec(part) ?? []
    if (name === undefined || value === undefined || tags.has(name.toLowerCase())) return null
    tags.set(name.toLowerCase(), value.trim())
  }
  return tags
}

function judgeDmarcText(text: string): DmarcVerdict {
  const policy = tagsOf(text)?.get('p')?.toLowerCase()
  if (policy === 'none') return 'watching'
  return policy === 'quarantine' || policy === 'reject' ? 'good' : 'wrong'
}

/** RFC 7489, section 6.6.3. */
export const judgeDmarc = (found: LookedUp): Judged<DmarcVerdict> =>
  judge(found, /^v\s*=\s*DMARC1\s*(;|$)/, judgeDmarcText)

function judgeDkimText(text: string): DkimVerdict {
  const tags = tagsOf(text)
  const key = tags?.get('p')
  if (!tags || key === undefined || (tags.has('v') && tags.get('v') !== 'DKIM1')) return 'wrong'
  if (key === '') return 'withdrawn'
  return /^[a-z0-9+/=\s]+$/i.test(key) ? 'good' : 'wrong'
}

/** RFC 6376, section 3.6.1, for a selector: every TXT entry there is meant to be a key. */
export const judgeDkimKey = (found: LookedUp): Judged<DkimVerdict> =>
  judge(found, /./, judgeDkimText)

/** RFC 8020: where a name isn't there, nothing is there under it. */
export function judgeDkim(found: LookedUp): Judged<DkimVerdict> {
  if (found.state === 'no-answer') return { verdict: 'no-answer', text: null }
  return { verdict: found.state === 'none' ? 'nothing' : 'something', text: null }
}

/** The domain of 'Name <somebody@domain>' or of an address alone; null where it has none. */
export const domainOf = (sender: string): string | null =>
  /@([^\s<>@"]+?)\.?>?\s*$/.exec(sender)?.[1]?.toLowerCase() ?? null

/** A selector is one or more labels of a name. */
export const isSelector = (text: string): boolean =>
  /^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)*$/i.test(text) &&
  text.length <= 120
