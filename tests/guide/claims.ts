/**
 * What practitioners in the United Kingdom may not say of what they do (the CAP Code, section 12, and the Advertising Standards
 * Authority's advice on each of the three professions): that it makes well for certain, lastingly, better than others, or without
 * any risk; and what only a doctor may be taken to treat.
 */
const refused = [
  /\bcur(?:e|es|ed|ing|able)\b/i, /\bguarantee/i, /\bbest\b/i, /\bproven\b/i, /\b(?:root|underlying) cause/i, /\btreats? the cause/i, /\bmiracle/i,
  /\bpainless/i, /\bpermanent/i, /\b(?:completely|totally|perfectly|entirely) safe\b/i, /\bno (?:risks?|side effects)\b/i, /\bworld-?class|\bleading\b|\bnumber one\b/i,
  /\balways works?\b/i, /\bwill (?:heal|fix|remove|end|stop)\b/i, /\bfix(?:es)? (?:your|the)\b/i, /\brealign|\bput(?:s)? (?:it|them) back\b(?! in)/i,
  /\btoxin|\bqi\b|\bmeridian|\benergy flow/i, /\bscientifically\b/i, /\beffective (?:treatment|for)\b/i, /\bwe (?:can )?treat (?:cancer|asthma|arthritis|spondylitis)\b/i,
]

/** Said to deny it. */
const denied = /nobody needs to put them back/

/** The words of a text that may not be said. */
export const refusedIn = (text: string): string[] =>
  refused.flatMap((pattern) => pattern.exec(text.replace(denied, ''))?.[0] ?? [])
