import Link from 'next/link'
import { waitingAt } from '@/app/_staff/addresses'
import { Key } from '@/app/_ui/staff/marks'
import { waiting as words } from '@/lib/copy/staff/waiting'
import type { Shown } from './shown'

/** How many wait, which days are looked through, and the way to put somebody on the list. */
export const Top = ({ view, joining }: Shown & { joining: boolean }) => (
  <div className="top">
    <h1>{words.heading(view.waits.length)}</h1>
    <p className="say">{view.clinic.place}, {words.days(view.from, view.to)}</p>
    {!joining && (
      <Link className="b edge wl-add" href={waitingAt(view.clinic.id, { list: 'join' })} scroll={false} aria-keyshortcuts="A">{words.add} <Key>A</Key></Link>
    )}
  </div>
)
