/** The alphabet of text messages (3GPP TS 23.038, section 6.2.1): what fits one text. */

const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà')
/** They take two places each. */
const extension = new Set('\f^{}\\[~]|€')

export const textLimit = 160

const alike: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...', '\u00a0': ' ' }

/** The text in the alphabet as far as that loses nothing but accents: Zoë is Zoe. What isn't in it then stays as it is. */
export const toGsm7 = (text: string): string => [...text].map((letter) => {
  if (basic.has(letter) || extension.has(letter)) return letter
  const plain = alike[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
  return [...plain].every((one) => basic.has(one)) ? plain : letter
}).join('')

/** How many places it takes; null where a letter isn't in the alphabet. */
export function gsm7Length(text: string): number | null {
  let length = 0
  for (const letter of text) {
    if (!basic.has(letter) && !extension.has(letter)) return null
    length += basic.has(letter) ? 1 : 2
  }
  return length
}

/** Whether it goes as one text. */
export function fitsOneText(text: string): boolean {
  const length = gsm7Length(text)
  return length !== null && length <= textLimit
}
