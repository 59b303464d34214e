'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, startTransition, useEffect, useRef } from 'react'
import { isField } from './key-presses'

interface Props {
  className: string
  label: string
  rows: number
  columns: number
  style: CSSProperties
  children: ReactNode
}

/** Where a cell lies: columns and rows as the sheet counts them. */
interface Spot { c: number; w: number; r: number; n: number; cell: HTMLElement }

/** By what places it in the sheet. */
const spotOf = (cell: HTMLElement): Spot => {
  const at = (name: string): number => Number(cell.style.getPropertyValue(name) || 1)
  return { c: at('--c'), w: at('--w'), r: at('--r'), n: at('--n'), cell }
}

const covers = (spot: Spot, c: number, r: number): boolean =>
  c >= spot.c && c < spot.c + spot.w && r >= spot.r && r < spot.r + spot.n

/** What takes the focus in a cell: its link, or the cell itself. */
const stopIn = (cell: HTMLElement): HTMLElement => cell.querySelector('a') ?? cell

/** A press that means this page, not another tab or window. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean => button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey

/** A cell that was drawn anew under the pointer, between its press and its release, is pressed all the same. */
const linkPressed = ({ target, clientX, clientY, detail }: MouseEvent): HTMLAnchorElement | null | undefined =>
  (target instanceof Element && target.closest('a')) || (detail > 0 ? document.elementFromPoint(clientX, clientY)?.closest('a') : null)

/**
 * One tab stop for the whole grid (WAI-ARIA, grid pattern): arrows go about by quarter hour and column. The cells come from
 * the server and may change under the focus; then whatever lies in that place now has it. They are plain
 * links, which are followed within the page. Without a script every link is a stop of its own.
 */
export function RovingGrid({ className, label, rows, columns, style, children }: Props) {
  const router = useRouter()
  const grid = useRef<HTMLDivElement>(null)
  const at = useRef<{ c: number; r: number } | null>(null)
  const hadFocus = useRef(false)

  const spots = (): Spot[] => [...(grid.current?.querySelectorAll<HTMLElement>('[role="gridcell"]') ?? [])].map(spotOf)
  const rove = (all: Spot[], to: Spot | undefined, focus: boolean) => {
    for (const { cell } of all) stopIn(cell).tabIndex = cell === to?.cell ? 0 : -1
    if (to && focus) stopIn(to.cell).focus()
  }

  useEffect(() => {
    const all = spots()
    const open = all.find(({ cell }) => cell.matches('.is-open') || cell.querySelector('.is-open'))
    const place = at.current
    const here = place ? all.find((spot) => covers(spot, place.c, place.r)) : open ?? all.find(({ cell }) => cell.querySelector('a')) ?? all[0]
    rove(all, here, hadFocus.current && document.activeElement === document.body)
  })

  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[role="gridcell"]')
    if (!cell || isField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    const all = spots()
    const from = spotOf(cell)
    const { c, r } = at.current ?? from
    const find = (col: number, row: number) => all.find((spot) => covers(spot, col, row))
    const bottom = Math.max(...all.map((spot) => spot.r + spot.n)) - 1
    const lastColumn = Math.max(...all.map((spot) => spot.c + spot.w)) - 1
    const to = ({
      ArrowDown: () => find(c, from.r + from.n), ArrowUp: () => find(c, from.r - 1),
      ArrowRight: () => find(c + 1, r), ArrowLeft: () => find(c - 1, r),
      Home: () => find(1, r), End: () => find(lastColumn, r), PageUp: () => find(c, 0), PageDown: () => find(c, bottom),
    } as Record<string, (() => Spot | undefined) | undefined>)[event.key]?.()
    if (!to) return
    event.preventDefault()
    const sideways = ['ArrowRight', 'ArrowLeft', 'Home', 'End'].includes(event.key)
    const column = event.key === 'ArrowRight' ? c + 1 : event.key === 'ArrowLeft' ? c - 1 : event.key === 'Home' ? 1 : event.key === 'End' ? lastColumn : c
    at.current = { c: column, r: sideways ? r : to.r }
    rove(all, to, true)
    stopIn(to.cell).scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  const focused = (target: EventTarget) => {
    hadFocus.current = true
    const cell = (target as HTMLElement).closest<HTMLElement>('[role="gridcell"]')
    if (!cell) return
    const spot = spotOf(cell)
    if (!at.current || !covers(spot, at.current.c, at.current.r)) at.current = { c: spot.c, r: spot.r }
    for (const other of spots()) stopIn(other.cell).tabIndex = other.cell === cell ? 0 : -1
  }
  const left = (next: EventTarget | null) => {
    // Going elsewhere is leaving; a cell that is taken away under the focus is not.
    if (next instanceof Node && !grid.current?.contains(next)) hadFocus.current = false
  }
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    const link = linkPressed(event)
    if (!link || event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    startTransition(() => router.push(`${link.pathname}${link.search}` as Route, { scroll: false }))
  }
  return (
    <div
      ref={grid} role="grid" className={className} style={style} aria-label={label} aria-rowcount={rows} aria-colcount={columns}
      onKeyDown={step} onFocus={(event) => focused(event.target)} onBlur={(event) => left(event.relatedTarget)} onClick={follow} onDragStart={(event) => event.preventDefault()}
    >
      {children}
    </div>
  )
}
