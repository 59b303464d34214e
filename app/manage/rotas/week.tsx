import Link from 'next/link'
import { rotasAt } from '@/app/_staff/rota-addresses'
import { custom } from '@/app/_ui/staff/custom-style'
import { rotas as words } from '@/lib/copy/staff/rotas'
import { shortDate, wallClock24, weekdayName, type Day } from '@/lib/core/time'
import type { RotasView } from '@/lib/use-cases/read-rotas'
import { changeValues, type DraftValues } from './draft-values'
import { DrawWeek } from './draw-week'
import type { Block, LaidWeek } from './lay-week'

interface Props {
  rotas: RotasView
  laid: LaidWeek
  clinic: string
  today: Day
  /** What a session that is drawn anew begins with. */
  anew: DraftValues
  /** What is drafted just now: pulling its edges changes the draft. */
  asked: DraftValues | null
}

/** The week, drawn. The table below says the same and does the same: for whoever reads, this is left out. */
export function Week({ rotas, laid, clinic, today, anew, asked }: Props) {
  const { from, to, days } = laid
  const hours = Array.from({ length: (to - from) / 60 }, (_, i) => from + i * 60)
  return (
    <DrawWeek at={rotasAt(clinic)} who={rotas.person?.id ?? ''} anew={anew} from={from} to={to} dayWords={days.map(({ weekday }) => weekdayName(weekday))}>
      <div className="rota-heads" aria-hidden="true">
        <span />
        {days.map(({ weekday, day }) => <b key={weekday}>{weekdayName(weekday).slice(0, 3)} <small>{shortDate(day).slice(4)}</small></b>)}
      </div>
      <div className="rota-grid" aria-hidden="true" style={custom({ '--hours': hours.length })}>
        <div className="rota-hours">{hours.map((hour) => <span key={hour}>{wallClock24(hour)}</span>)}</div>
        {days.map(({ weekday, blocks }) => (
          <div className="rota-day" key={weekday} data-weekday={weekday}>
            {blocks.map((block) => <Drawn key={`${block.row.ids[0] ?? ''} ${block.look}`} {...{ block, rotas, clinic, today, asked, laid }} />)}
          </div>
        ))}
      </div>
    </DrawWeek>
  )
}

interface DrawnProps extends Omit<Props, 'anew'> {
  block: Block
}

/** One row: where it stands, and an edge above and below to pull. */
function Drawn({ block: { row, look, off, lane, lanes }, rotas, clinic, today, asked, laid }: DrawnProps) {
  const hour = (wall: number): number => (Math.min(1440, wall) - laid.from) / 60
  const place = rotas.clinics.find(({ id }) => id === row.clinic)
  const room = place?.rooms.find(({ id }) => id === row.room)?.name ?? null
  const style = custom({ '--from': hour(row.from), '--to': hour(row.to), '--lane': lane, '--lanes': lanes })
  if (look === 'cut') return <div className="rota-block is-cut" style={style}><span>{words.cutUntil(row.to)}</span></div>
  const base = look === 'draft' && asked?.['from'] !== undefined ? asked : changeValues(row, today)
  const second = rotas.clinics.findIndex(({ id }) => id === row.clinic) > 0
  const className = ['rota-block', look === 'draft' && 'is-draft', off && 'is-off', row.everyWeeks > 1 && 'is-half', second && 'is-second'].filter(Boolean).join(' ')
  return (
    <div className={className} style={style} data-base={JSON.stringify(base)}>
      <i className="rota-edge" data-edge="from" /><i className="rota-edge is-low" data-edge="to" />
      <Link tabIndex={-1} prefetch={false} scroll={false} href={rotasAt(clinic, { who: rotas.person?.id, do: 'change', row: row.ids[0] })}>
        <b>{words.clocks(row.from, row.to)}</b> <span>{place?.place}</span> {room && <span>{room}</span>}
        {row.everyWeeks > 1 && <span>{words.often(row.everyWeeks)}</span>}
      </Link>
      {row.lunch && <em style={custom({ '--from': hour(row.lunch.from) - hour(row.from), '--to': hour(row.lunch.to) - hour(row.from) })}>{words.lunch}</em>}
    </div>
  )
}
