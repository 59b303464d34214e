import { scaleBand, scaleLinear } from 'd3-scale'
import { across, type Fill } from './parts'

export interface ChartColumn {
  label: string
  parts: readonly { fill: Fill; value: number }[]
  /** The period before. */
  before?: number
}

interface Props {
  columns: readonly ChartColumn[]
  name: string
  /** Numbers stand above the columns; where there are many, the scale alone says it. */
  numbered?: boolean
  /** What hangs before the last column: its words. */
  promise?: string
  /** At the end of the line below. */
  unit?: string
}

const room = 178
const top = 34
const sumOf = ({ parts }: ChartColumn): number => parts.reduce((sum, { value }) => sum + value, 0)

/** A column a band, those of the period before as a dashed line. */
export function ColumnsChart({ columns, name, numbered = false, promise, unit }: Props) {
  const most = Math.max(1, ...columns.map((column) => Math.max(sumOf(column), column.before ?? 0)))
  const y = scaleLinear().domain([0, most]).nice(3).range([top + room, top])
  const x = scaleBand<number>().domain(columns.map((_, i) => i)).range([0, 100]).paddingInner(0.24).paddingOuter(0.12)
  const middle = (i: number): string => across((x(i) ?? 0) + x.bandwidth() / 2)
  const floor = y(0)
  return (
    <svg className={`fg-columns ${columns.length > 9 ? 'is-many' : ''}`} role="img" aria-label={name} width="100%" height={floor + (unit === undefined ? 24 : 40)}>
      {y.ticks(3).filter((tick) => Number.isInteger(tick)).map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'fg-floor' : 'fg-rule'} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          <text className="fg-tick" x="0" dx="-7" y={y(tick) + 4} textAnchor="end">{tick}</text>
        </g>
      ))}
      {columns.map((column, i) => (
        <g key={column.label}>
          <Parts column={column} x={across(x(i) ?? 0)} width={across(x.bandwidth())} y={y} />
          <text className="fg-tick fg-foot" x={middle(i)} y={floor + 17} textAnchor="middle">{column.label}</text>
        </g>
      ))}
      {unit !== undefined && <text className="fg-tick" x="100%" y={floor + 34} textAnchor="end">{unit}</text>}
      <line className="fg-floor" x1="0" x2="100%" y1={floor} y2={floor} />
      {columns.some(({ before = 0 }) => before > 0) && ['fg-before-edge', 'fg-before'].map((line) => columns.slice(1).map((column, i) => column.before !== undefined && (
        <line key={`${line} ${column.label}`} className={line} x1={middle(i)} x2={middle(i + 1)} y1={y(columns[i]?.before ?? 0)} y2={y(column.before)} />
      )))}
      {numbered && columns.map((column, i) => sumOf(column) > 0 && (
        <text key={column.label} className="fg-value" x={middle(i)} y={y(sumOf(column)) - 6} textAnchor="middle">{sumOf(column)}</text>
      ))}
      {promise !== undefined && <Plumb x={(x(columns.length - 1) ?? 0) - (x.step() - x.bandwidth()) / 2} floor={floor} words={promise} />}
    </svg>
  )
}

function Parts({ column, x, width, y }: { column: ChartColumn; x: string; width: string; y: (value: number) => number }) {
  return column.parts.map(({ fill, value }, i) => {
    const below = column.parts.slice(0, i).reduce((sum, part) => sum + part.value, 0)
    return value > 0 && <rect key={fill} className={`fg-${fill}`} x={x} width={width} y={y(below + value)} height={y(below) - y(below + value)} />
  })
}

/** What is promised hangs as a plumb line between the columns; its weight is at the floor. */
const Plumb = ({ x, floor, words }: { x: number; floor: number; words: string }) => (
  <g className="fg-plumb">
    <line x1={across(x)} x2={across(x)} y1="2" y2={floor - 22} />
    <svg x={across(x)} y={floor - 24} overflow="visible"><path d="M0 0c4 3 6 7 6 11 0 5-4 8-6 13-2-5-6-8-6-13 0-4 2-8 6-11z" /></svg>
    <text x={across(x)} dx="-8" y="14" textAnchor="end">{words}</text>
  </g>
)
