import type { ReactNode } from 'react'

interface Props {
  id: string
  /** The part of the plane that is shown: x, y, width, height. */
  box: string
  title: string
  desc: string
  children: ReactNode
}

/** A drawing that says to who can't see it what it shows. Its colours come from guide.css. */
export function Frame({ id, box, title, desc, children }: Props) {
  return (
    <svg className="drawing" viewBox={box} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {children}
    </svg>
  )
}

/** Numbers that the list beside the drawing explains. `size` is the radius in the drawing's own units. */
export function Marks({ at, size }: { at: readonly (readonly [x: number, y: number])[]; size: number }) {
  return (
    <g className="marks" strokeWidth={size / 5} fontSize={size * 1.25}>
      {at.map(([x, y], i) => (
        <g key={`${x} ${y}`}><circle cx={x} cy={y} r={size} /><text x={x} y={y + size * 0.44}>{i + 1}</text></g>
      ))}
    </g>
  )
}
