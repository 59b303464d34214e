import { custom } from '@/app/_ui/staff/custom-style'
import { move as words } from '@/lib/copy/staff/move'
import { clockAt, fitsWord, shortPlaces, type CarryColumn, type CarryFacts, type CarryPlace } from './facts'

/** While something is carried: where it fits, and what little there is to say elsewhere. What is drawn anyway says itself. */
export const FitMarks = ({ facts }: { facts: CarryFacts }) => (
  <>
    {facts.columns.map((column, i) => (
      <ColumnMarks key={column.practitioner} facts={facts} column={column} c={i + 1} />
    ))}
  </>
)

interface Run {
  row: number
  rows: number
  labels: CarryPlace[]
}

const quarter = 3
const half = 6

/** Neighbouring places that fit are one green stretch; in a long one every half hour is named. */
function runsOf({ places }: CarryColumn, rows: number): Run[] {
  const runs: Run[] = []
  for (const place of places) {
    if (place[2] !== fitsWord) continue
    const row = Math.floor(place[1])
    const last = runs.at(-1)
    const isNew = !last || row > last.row + last.rows
    if (isNew) runs.push({ row, rows: Math.round(rows), labels: [place] })
    else {
      last.rows = Math.max(last.rows, row - last.row + Math.round(rows))
      if (row % half === 0 && row - Math.floor(last.labels.at(-1)?.[1] ?? 0) >= quarter) last.labels.push(place)
    }
  }
  return runs
}

function ColumnMarks({ facts, column, c }: { facts: CarryFacts; column: CarryColumn; c: number }) {
  const runs = runsOf(column, facts.rows)
  const short = shortPlaces(facts, column)
  return (
    <>
      {runs.map(({ row, rows, labels }) => (
        <div className="fit-run" key={row} aria-hidden="true" style={custom({ '--c': c, '--r': row, '--n': rows })}>
          {labels.map((place) => (
            <span className="fit-say" key={place[0]} style={custom({ '--at': Math.floor(place[1]) - row })}>{words.fitsAt(clockAt(facts, place[1]))}</span>
          ))}
        </div>
      ))}
      {short.map(([start, row, word]) => (
        <div className="why" key={start} aria-hidden="true" style={custom({ '--c': c, '--r': Math.floor(row), '--n': quarter })}>{facts.words[word]}</div>
      ))}
    </>
  )
}
