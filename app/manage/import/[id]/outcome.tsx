import Link from 'next/link'
import { importAt } from '@/app/_staff/import-addresses'
import type { OpenManageDesk } from '@/app/_staff/open-manage-desk'
import { readAgain } from '@/app/_staff/reading-actions'
import { ReadEvery } from '@/app/_ui/staff/read-every'
import { imports as words, leftWords } from '@/lib/copy/staff/import'
import { pastClock } from '@/lib/copy/staff/time'
import { leftIn, percentMade, type ImportCounts, type ImportLine } from '@/lib/core/import/import-view'
import { leftReasons } from '@/lib/core/import/problems'
import { Errors } from './errors-table'

const shown = 500

/** What became of a file that is done with. */
export function Outcome({ line, desk: { day, clinic } }: { line: ImportLine; desk: OpenManageDesk }) {
  const { outcome, closedBy, closedAt, state } = line
  const when = closedAt === null ? '' : pastClock(closedAt, day, clinic.timeZone)
  return (
    <div className="import-check">
      <section aria-labelledby="made">
        <h2 id="made">{line.pieces > 0 ? words.makingHeading : words.states[state]}</h2>
        <p>{[closedBy, when].filter(Boolean).join(', ')}. {line.pieces > 0 ? words.unfinished : words.gone}</p>
        {line.pieces > 0 && <Making line={line} />}
        {outcome && line.pieces === 0 && <Counts counts={outcome.counts} />}
        {outcome && <Left counts={outcome.counts} />}
      </section>
      {outcome && <Errors line={line} problems={outcome.problems} shown={shown} />}
    </div>
  )
}

const readMs = 2_000

/** How far a long file has come. */
function Making({ line }: { line: ImportLine }) {
  const percent = percentMade(line)
  return (
    <div className="import-making">
      <label htmlFor="share">{words.made}</label>
      <progress id="share" value={percent} max={100} />
      <span>{words.percent(percent)}</span>
      <Link className="act" prefetch={false} href={importAt(line.id)}>
        {words.lookAgain}
      </Link>
      <ReadEvery ms={readMs} read={readAgain} />
    </div>
  )
}

export function Counts({ counts }: { counts: ImportCounts }) {
  const { made, joined, appointments, wrong } = counts
  const facts = [...(appointments > 0 ? [[appointments, words.counts.appointments] as const] : []), [made, words.counts.made], [joined, words.counts.joined],
    [leftIn(counts), words.counts.left], [wrong, words.counts.wrong]] as const
  return (
    <dl className="import-counts">
      {facts.map(([count, word]) => <div key={word}><dt>{word}</dt><dd>{count}</dd></div>)}
    </dl>
  )
}

/** Why rows that are all right are left out. */
export function Left({ counts }: { counts: ImportCounts }) {
  if (leftIn(counts) === 0) return null
  return (
    <>
      <h3>{words.leftHeading}</h3>
      <ul className="import-left">
        {leftReasons.filter((why) => counts.left[why]).map((why) => <li key={why}>{words.rowsOf(counts.left[why] ?? 0)}: {leftWords[why]}</li>)}
      </ul>
    </>
  )
}
