import { Marks } from './frame'

/** Where each part of the spine begins and ends, in the units of spine.svg. */
const parts = [[2, 112], [118, 400], [407, 553], [562, 640], [645, 668]] as const

export const spineBox = '-96 -14 196 700'

export function SpineDrawn() {
  return (
    <>
      <use href="/spine.svg#spine" />
      <path className="bracket" d={parts.map(([from, to]) => `M46 ${from}h8V${to}h-8`).join('')} />
      <Marks size={19} at={parts.map(([from, to]) => [76, (from + to) / 2] as const)} />
    </>
  )
}
