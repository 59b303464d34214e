import { scaleLinear } from 'd3-scale'
import { across, type Fill } from './parts'

export interface ChartRow {
  id: string
  label: string
  parts: readonly { fill: Fill; value: number }[]
  /** The period before, as an upright mark; none where there was nothing. */
  mark?: number | null
  said: string
}

interface Props {
  rows: readonly ChartRow[]
  name: string
  /** The end of the scale; left out, what the longest row needs. */
  most?: number
  unit?: string
}

const step = 25
const bar = 14
const longest = 24

const short = (label: string): string => (label.length > longest ? `${label.slice(0, longest - 1)}…` : label)

/** A bar a row, its name before it and its number after it. */
export function RowsChart({ rows, name, most, unit = '' }: Props) {
  const total = ({ parts }: ChartRow): number => parts.reduce((sum, { value }) => sum + value, 0)
  const needed = Math.max(1, ...rows.map((row) => Math.max(total(row), row.mark ?? 0)))
  const scale = scaleLinear().domain([0, most ?? needed]).range([0, 100]).clamp(true)
  const marks = most === undefined ? scale.nice(4).ticks(4).filter((tick) => Number.isInteger(tick)) : [0, 1, 2, 3, 4].map((quarter) => (most * quarter) / 4)
  const foot = rows.length * step
  return (
    <svg className="fg-rows" role="img" aria-label={name} width="100%" height={foot + 24}>
      {marks.map((tick) => (
        <g key={tick} className="fg-at">
          <line className="fg-rule" x1={across(scale(tick))} x2={across(scale(tick))} y1="0" y2={foot} />
          <text className="fg-tick" x={across(scale(tick))} y={foot + 16} textAnchor="middle">{tick}{unit}</text>
        </g>
      ))}
      {rows.map((row, i) => <Bar key={row.id} row={row} y={i * step + (step - bar) / 2} at={scale} whole={most !== undefined} total={total(row)} />)}
    </svg>
  )
}

function Bar({ row, y, at, whole, total }: { row: ChartRow; y: number; at: (value: number) => number; whole: boolean; total: number }) {
  const begins = row.parts.map((_, i) => row.parts.slice(0, i).reduce((sum, { value }) => sum + value, 0))
  return (
    <g>
      <text className="fg-label" x="0" dx="-8" y={y + bar - 3} textAnchor="end">{short(row.label)}</text>
      {whole && <rect className="fg-ground" x="0" y={y} width="100%" height={bar} />}
      {row.parts.map(({ fill, value }, i) => value > 0 && (
        <rect key={fill} className={`fg-${fill}`} x={across(at(begins[i] ?? 0))} y={y} width={across(at((begins[i] ?? 0) + value) - at(begins[i] ?? 0))} height={bar} />
      ))}
      {row.mark !== undefined && row.mark !== null && row.mark > 0 && (
        <>
          <line className="fg-mark-edge" x1={across(at(row.mark))} x2={across(at(row.mark))} y1={y - 4} y2={y + bar + 4} />
          <line className="fg-mark" x1={across(at(row.mark))} x2={across(at(row.mark))} y1={y - 4} y2={y + bar + 4} />
        </>
      )}
      <text className="fg-value" x={whole ? '100%' : across(at(Math.max(total, row.mark ?? 0)))} dx="7" y={y + bar - 3}>{row.said}</text>
    </g>
  )
}
