/** Said in every question, and no help in answering it. */
const empty = new Set(
  ('a about am an and any are as at be been but by can could did do does for from get had has have how i if in into is it its ive im me my no of on or '
  + 'our out so some that the their them there these they this to up us was we what when where which who why will with you your').split(' '),
)

const split = /[\p{L}\p{N}]+(?:&[\p{L}\p{N}]+)?/gu

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’‘ʼ]/g, '')

/** The words of a text as they are compared: lower case, without accents and apostrophes; empty ones only where there are no others. */
export function searchWords(text: string): string[] {
  const all = plain(text).match(split) ?? []
  const telling = all.filter((word) => !empty.has(word))
  return telling.length > 0 ? telling : all
}

/** One word of a running text as it is compared. */
export const plainWord = plain
