import { nearestPlace, type CarryFacts, type Spot } from './facts'
import type { Point } from './hand'

/** Which place of the sheet lies under a card: the column under the pointer, the start nearest to the card's upper edge. */
export function spotUnder(sheet: HTMLElement, facts: CarryFacts, pointer: Point, cardTop: number): Spot | null {
  const heads = [...sheet.querySelectorAll<HTMLElement>('.head')]
  const c = heads.findIndex((head) => {
    const { left, right } = head.getBoundingClientRect()
    return pointer.x >= left && pointer.x < right
  })
  const column = facts.columns[c]
  const hour = sheet.querySelector<HTMLElement>('.time')?.getBoundingClientRect()
  if (!column || !hour) return null
  const row = (cardTop - hour.top) / (hour.height / 3)
  return { practitioner: column.practitioner, start: nearestPlace(column, row)?.[0] ?? 0 }
}

/** The place that was pressed: the start at or just above the pointer. */
export function spotPressed(sheet: HTMLElement, facts: CarryFacts, pointer: Point): Spot | null {
  const quarter = sheet.querySelector<HTMLElement>('.time')?.getBoundingClientRect().height ?? 0
  return spotUnder(sheet, facts, pointer, pointer.y - quarter / 2)
}

/** Brings the row of the place that is carried to into view. */
export const showSpot = (): void =>
  document.querySelector('.diary .target')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
