import { isField } from '@/app/_ui/staff/key-presses'

/** What a key means while something is carried; null where it is somebody else's. */
export type Meaning = { do: 'step'; key: string; single: boolean } | { do: 'pick'; n: number } | { do: 'put' } | null

const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
const isRadio = (target: EventTarget | null): boolean => target instanceof HTMLInputElement && target.type === 'radio'
/** A link or button beside the day is pressed by Enter itself; one in the grid is under the card. */
const pressesItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button, summary') !== null && target.closest('[role="grid"]') === null

export function meaningOf(event: KeyboardEvent): Meaning {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing || isField(event.target)) return null
  if (document.querySelector('dialog:modal')) return null
  if (arrows.has(event.key) && !isRadio(event.target)) return { do: 'step', key: event.key, single: event.shiftKey }
  if (/^[1-9]$/.test(event.key)) return { do: 'pick', n: Number(event.key) }
  return event.key === 'Enter' && !pressesItself(event.target) ? { do: 'put' } : null
}

/** The appointment that has the focus in the grid, for M. */
export function focusedAppointment(event: KeyboardEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== 'm') return null
  if (document.querySelector('dialog:modal') || !(event.target instanceof Element)) return null
  return event.target.closest<HTMLAnchorElement>('[role="grid"] .appt[data-ref]')
}
