/** What a key press means to the page: which element it works, and how. Elements say their key by `aria-keyshortcuts`. */

const typesText = new Set(['text', 'search', 'email', 'tel', 'password', 'number', 'date', 'time', 'url'])

export function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return typesText.has(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

const isShown = (element: HTMLElement): boolean =>
  element.getClientRects().length > 0 && element.getAttribute('aria-disabled') !== 'true'

/** The element that is worked by the key: the last one on the page, since what is opened last comes after. */
export function keyed(key: string, attribute = 'aria-keyshortcuts'): HTMLElement | null {
  const name = key.length === 1 ? key.toUpperCase() : key
  const all = document.querySelectorAll<HTMLElement>(`[${attribute}~="${CSS.escape(name)}"]`)
  return [...all].filter(isShown).at(-1) ?? null
}

/** A field takes the focus, as does what says so; anything else is pressed. What is typed then replaces a number. */
export function work(element: HTMLElement): void {
  if (isField(element) || element.dataset['keyFocus'] !== undefined) {
    element.focus()
    if (element instanceof HTMLInputElement && element.type === 'number') element.select()
    return
  }
  if (element instanceof HTMLInputElement) element.focus()
  element.click()
}

const pressesItself = (target: EventTarget | null): boolean =>
  target instanceof HTMLAnchorElement || target instanceof HTMLButtonElement ||
  (target instanceof HTMLElement && target.tagName === 'SUMMARY')

/** Keys that no field has a use for: they do the same wherever the focus is. */
const isForPage = (event: KeyboardEvent): boolean =>
  event.key === 'Escape' || /^F\d+$/.test(event.key) || (event.key === 'Enter' && event.ctrlKey)

/** Whether the key belongs to what has the focus, so that the page leaves it alone. */
export function belongsToFocus(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return true
  if (isField(event.target)) return !isForPage(event)
  return event.key === 'Enter' && !event.ctrlKey && pressesItself(event.target)
}
