import { randomUUID } from 'node:crypto'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ActForm } from '@/app/_ui/staff/act-form'
import type { FormAction } from '@/app/_ui/staff/form-state'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { Status } from '@/app/_ui/staff/status'
import { effect as words } from '@/lib/copy/staff/effect'
import { statusWords } from '@/lib/copy/staff/words'
import type { EffectRow, EffectView, SlotsOfDay } from '@/lib/core/effect-view'
import { clock24, dayOf, shortDate } from '@/lib/core/time'

interface Props {
  effect: EffectView
  action: FormAction
  /** The change as the address says it, sent along. */
  asked: Record<string, string>
  /** Where nothing of it is kept. */
  back: Route
  children?: ReactNode
}

const count = (days: readonly SlotsOfDay[]): number => days.reduce((sum, { starts }) => sum + starts.length, 0)

/** What a change does, beside what is changed; saved from here, once it has been seen. */
export function EffectPane({ effect, action, asked, back, children }: Props) {
  const { lost, gained, orphans, elsewhere, covered, until, seen } = effect
  const told = orphans.length + elsewhere.reduce((sum, { count: n }) => sum + n, 0)
  const several = new Set([...lost, ...gained].map(({ practitioner }) => practitioner.id)).size > 1
  return (
    <section className="effect" aria-labelledby="effect-title">
      <div className="effect-read">
        <h2 id="effect-title">{words.heading(count(gained), count(lost), told)}</h2>
        <p className="effect-note">{children} {words.nothingYet}</p>
        {orphans.length > 0 && <h3>{words.orphans}</h3>}
        {orphans.length > 0 && <ul className="effect-orphans">{orphans.map((row) => <Orphan key={row.reference} row={row} />)}</ul>}
        {elsewhere.map(({ place, count: n }) => <p className="effect-note" key={place}>{words.elsewhere(n, place)}</p>)}
        {covered > 0 && <p className="effect-note">{words.covered(covered)}</p>}
        <Slots heading={words.lost} days={lost} several={several} className="is-lost" />
        <Slots heading={words.gained} days={gained} several={several} className="is-gained" />
        <p className="effect-note">{words.until(until)}</p>
      </div>
      <ActForm action={action} hidden={{ ...asked, seen, id: randomUUID() }} className="effect-acts">
        <p className="effect-note">{words.toldAfter(told)}</p>
        <Press className="act main" aria-keyshortcuts="Control+Enter">{words.save} <Key>Ctrl Enter</Key></Press>
        <Link className="act" href={back} prefetch={false} scroll={false} aria-keyshortcuts="Escape">{words.putBack} <Key>Esc</Key></Link>
      </ActForm>
    </section>
  )
}

const Orphan = ({ row: { reference, patient, status, start, end, zone, service, practitioner } }: { row: EffectRow }) => (
  <li>
    <b>{patient.name}</b>
    <Status status={status}>{statusWords[status]}</Status>
    <small>{shortDate(dayOf(start, zone))}, {clock24(start, zone)} to {clock24(end, zone)}</small>
    <small>{service}, {practitioner.name}, <span className="ref">{reference}</span></small>
  </li>
)

/** More are counted: nobody reads on. */
const mostDays = 12

interface SlotsProps {
  heading: string
  days: readonly SlotsOfDay[]
  /** Whose they are is said. */
  several: boolean
  className: string
}

function Slots({ heading, days, several, className }: SlotsProps) {
  if (days.length === 0) return null
  return (
    <>
      <h3>{heading}</h3>
      <ul className={`effect-slots ${className}`}>
        {days.slice(0, mostDays).map(({ clinic, practitioner, day, starts, zone }) => (
          <li key={`${clinic} ${practitioner.id} ${day}`}>
            <b>{words.onDay(shortDate(day), several ? practitioner.name : null)}</b>
            {starts.map((start) => <time key={start}>{clock24(start, zone)}</time>)}
          </li>
        ))}
      </ul>
      {days.length > mostDays && <p className="effect-note">{words.moreDays(days.length - mostDays)}</p>}
    </>
  )
}
