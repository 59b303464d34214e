import type { Route } from 'next'
import Link from 'next/link'
import { phoneWords } from '@/lib/copy/staff/phone'
import { spell } from '@/lib/copy/staff/time'
import { waiting as words, wishWords } from '@/lib/copy/staff/waiting'
import type { WaitEntry } from '@/lib/core/waiting-view'
import { placesOf, todayAt, whenWords, type Shown } from './shown'

interface Props extends Shown {
  wait: WaitEntry
  at: Route
  shortcut: string | undefined
  isOpen: boolean
}

/** Somebody who waits: who, for what, when it suits, since when, and what is free for them. */
export function WaitRowView({ wait, at, view, clinics, now, shortcut, isOpen }: Props) {
  const zone = view.clinic.timeZone
  const today = todayAt({ view, now })
  const others = placesOf(clinics, wait.clinics.filter((id) => id !== view.clinic.id))
  return (
    <li className={isOpen ? 'is-on' : undefined}>
      <Link className="wl-row" prefetch={false} href={at} scroll={false} aria-current={isOpen ? 'true' : undefined} aria-keyshortcuts={shortcut}>
        <span className="wl-when">
          <b>{wait.patient.name}</b> {wait.urgent && <em className="wl-urgent">{words.urgent}</em>}
          <small className="num">{phoneWords(wait.patient.phone)}</small>
        </span>
        <span className="wl-what">{wait.service.name} {wait.service.minutes}<small>{wait.practitioner?.name ?? words.anyone}{others && `, ${words.elsewhere(others)}`}</small></span>
        <span className="wl-who">
          {wishWords(wait, today)}
          {wait.insteadOf && <small>{words.instead(whenWords(wait.insteadOf.start, today, zone))}</small>}
          {wait.note && <small className="wl-note">{wait.note}</small>}
        </span>
        <span className="wl-count">
          {spell(now - wait.since)}
          <small>{wait.offer ? words.beingAsked : wait.firstFree ? `${words.firstFree} ${whenWords(wait.firstFree.start, today, zone)}` : words.noneFree}</small>
        </span>
      </Link>
    </li>
  )
}
