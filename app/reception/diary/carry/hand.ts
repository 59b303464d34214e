/** A pointer that takes something in hand: a mouse or a pen by moving, a finger by staying. */

/** What was taken, as it was on the screen. */
export interface Taken {
  reference: string
  version: string
  name: string
  service: string
  look: string
  /** Size of the card, and where on it the pointer took hold, in pixels. */
  width: number
  height: number
  grabX: number
  grabY: number
}

export interface Point {
  x: number
  y: number
}

interface Hand {
  lift: (taken: Taken, at: Point) => void
  carry: (at: Point) => void
  drop: () => void
  putBack: () => void
}

const movedBy = 5
const strayedBy = 10
const longPressMs = 380
const edge = 44
const stepOfScroll = 14

function takenFrom(link: HTMLElement, at: Point): Taken {
  const { left, top, width, height } = link.getBoundingClientRect()
  const { ref = '', version = '' } = link.dataset
  const name = link.querySelector('.a-name')?.lastChild?.textContent ?? ''
  const look = [...link.classList].find((one) => one.startsWith('is-') && one !== 'is-open') ?? ''
  const service = link.querySelector('.a-what')?.textContent ?? ''
  return { reference: ref, version, name, service, look, width, height, grabX: at.x - left, grabY: at.y - top }
}

/** Near the edge of the sheet it scrolls, for as long as the pointer stays there. */
function scrollAtEdge(sheet: HTMLElement, at: Point): boolean {
  const { top, bottom, left, right } = sheet.getBoundingClientRect()
  const [down, along] = [
    at.y > bottom - edge ? stepOfScroll : at.y < top + edge ? -stepOfScroll : 0,
    at.x > right - edge ? stepOfScroll : at.x < left + edge ? -stepOfScroll : 0,
  ]
  const before = [sheet.scrollTop, sheet.scrollLeft]
  if (down || along) sheet.scrollBy(along, down)
  return sheet.scrollTop !== before[0] || sheet.scrollLeft !== before[1]
}

/** Follows one pointer from its press on; answers how to let go of it. */
export function followPointer(press: PointerEvent, link: HTMLElement, sheet: HTMLElement, hand: Hand): () => void {
  const from = { x: press.clientX, y: press.clientY }
  const isFinger = press.pointerType === 'touch'
  // As it is now: a change elsewhere may draw it anew before it is lifted.
  const held = takenFrom(link, from)
  let at = from
  let lifted = false
  let frame = 0
  const lift = () => {
    lifted = true
    try { sheet.setPointerCapture(press.pointerId) } catch { /* gone meanwhile: its cancel follows */ }
    hand.lift(held, at)
    frame = requestAnimationFrame(scroll)
  }
  const scroll = () => {
    if (scrollAtEdge(sheet, at)) hand.carry(at)
    frame = requestAnimationFrame(scroll)
  }
  const timer = isFinger ? setTimeout(lift, longPressMs) : undefined
  const stop = new AbortController()
  const end = () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    stop.abort()
  }
  const on = <K extends keyof DocumentEventMap>(name: K, heard: (event: DocumentEventMap[K]) => void, passive = true) =>
    document.addEventListener(name, heard, { signal: stop.signal, capture: true, passive })
  const isMine = (event: PointerEvent) => event.pointerId === press.pointerId
  on('pointermove', (event) => {
    if (!isMine(event)) return
    at = { x: event.clientX, y: event.clientY }
    const far = Math.hypot(at.x - from.x, at.y - from.y)
    if (lifted) hand.carry(at)
    else if (isFinger && far > strayedBy) end()
    else if (!isFinger && far > movedBy) lift()
  })
  on('pointerup', (event) => {
    if (!isMine(event)) return
    end()
    if (lifted) hand.drop()
  })
  on('pointercancel', (event) => {
    if (!isMine(event)) return
    end()
    if (lifted) hand.putBack()
  })
  // A finger that carries doesn't scroll, and its long press asks for no menu. A touch stays with what it began on, even once
  // that was drawn anew and is no more in the page: there nobody but itself hears of it.
  link.addEventListener('touchmove', (event) => lifted && event.preventDefault(), { signal: stop.signal, passive: false })
  on('contextmenu', (event) => (lifted || isFinger) && event.preventDefault(), false)
  on('dragstart', (event) => event.preventDefault(), false)
  return end
}
