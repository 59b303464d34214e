/** A limb, a trunk or a neck: a line with a thickness. */
export interface Part {
  d: string
  width: number
}

interface Props {
  head: readonly [x: number, y: number]
  /** Those behind the trunk. */
  far?: readonly Part[]
  parts: readonly Part[]
  /** The line of the back, drawn as a chain of bones. */
  spine: string
  near?: readonly Part[]
}

const Outlined = ({ parts, className = 'limb' }: { parts: readonly Part[]; className?: string }) => (
  <g className={className}>
    {parts.map(({ d, width }) => <path key={`edge ${d}`} className="limb-edge" d={d} strokeWidth={width + 3.5} />)}
    {parts.map(({ d, width }) => <path key={d} className="limb-flesh" d={d} strokeWidth={width} />)}
  </g>
)

/** A person as rounded shapes, without a face: anybody. All edges are drawn before all fillings, so that the shapes grow together. */
export function Body({ head, far = [], parts, spine, near = [] }: Props) {
  const [x, y] = head
  return (
    <>
      <Outlined parts={far} className="limb far" />
      <Outlined parts={parts} />
      <circle className="flesh edge" strokeWidth="1.75" cx={x} cy={y} r="16" />
      <path className="chain-edge" strokeWidth="8" d={spine} />
      <path className="chain" strokeWidth="5.5" strokeDasharray="5 2.2" d={spine} />
      <Outlined parts={near} />
    </>
  )
}
