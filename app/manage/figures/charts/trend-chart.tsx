import { scaleLinear, scalePoint } from 'd3-scale'
import { across } from './parts'

export interface TrendPoint {
  id: string
  label: string
  /** Per cent; null where there was nothing to be a part of. */
  value: number | null
  /** Where a year begins: its number, below the label. */
  year?: string | undefined
}

const room = 178
const top = 26

/** A pin a period; the last one is what the page is of, and says its number. */
export function TrendChart({ points, name }: { points: readonly TrendPoint[]; name: string }) {
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0))
  const y = scaleLinear().domain([0, most]).nice(3).range([top + room, top])
  const x = scalePoint<number>().domain(points.map((_, i) => i)).range([0, 100]).padding(0.5)
  const floor = y(0)
  return (
    <svg className="fg-trend" role="img" aria-label={name} width="100%" height={floor + 42}>
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'fg-floor' : 'fg-rule'} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          <text className="fg-tick" x="0" dx="-7" y={y(tick) + 4} textAnchor="end">{tick}%</text>
        </g>
      ))}
      {points.map((point, i) => <Pin key={point.id} point={point} x={across(x(i) ?? 0)} y={y} last={i === points.length - 1} />)}
    </svg>
  )
}

function Pin({ point: { label, value, year }, x, y, last }: { point: TrendPoint; x: string; y: (value: number) => number; last: boolean }) {
  const at = y(value ?? 0)
  return (
    <g className={last ? 'fg-pin is-last' : 'fg-pin'}>
      {value !== null && <line x1={x} x2={x} y1={y(0)} y2={at} />}
      {value !== null && <circle cx={x} cy={at} r={last ? 6 : 4} />}
      {last && value !== null && <text className="fg-value" x={x} dx="8" y={at - 11} textAnchor="end">{value}%</text>}
      <text className="fg-tick fg-foot" x={x} y={y(0) + 17} textAnchor="middle">{label}</text>
      {year !== undefined && <text className="fg-tick" x={x} y={y(0) + 33} textAnchor="middle">{year}</text>}
    </g>
  )
}
