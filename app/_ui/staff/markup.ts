/**
 * Markup written as text, for what is drawn by the hundred: a diary's cells are two thousand elements, which as components took
 * ten times as long as the page around them. Whatever is put in is made harmless, but for markup itself.
 */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = Markup | string | number | false | null | undefined

const harmless: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const needsCare = /[&<>"']/
const escape = (text: string): string => (needsCare.test(text) ? text.replace(/[&<>"']/g, (sign) => harmless[sign] ?? '') : text)

function write(value: Value): string {
  if (value instanceof Markup) return value.text
  return value === false || value === null || value === undefined ? '' : escape(String(value))
}

/**
 * Elements as a template; a value stands in text or between an attribute's quotes. `false`, null and undefined say nothing.
 * Single quotes are the shorter: the page carries what is drawn a second time, as JSON.
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  let text = parts[0] ?? ''
  for (let i = 0; i < values.length; i += 1) text += write(values[i]) + (parts[i + 1] ?? '')
  return new Markup(text)
}

/** For those who hear the page, as `Say` of the components. */
export const say = (text: string): Markup => html`<span class='hidden-visually'>${text}</span>`

/** For `dangerouslySetInnerHTML`, which takes nothing but what `html` made harmless. */
export const inner = (...markup: readonly Markup[]): { __html: string } => ({ __html: markup.map(({ text }) => text).join('') })
