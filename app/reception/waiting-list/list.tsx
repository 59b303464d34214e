import type { Route } from 'next'
import type { z } from 'zod'
import { waitingAt } from '@/app/_staff/addresses'
import { Bob } from '@/app/_ui/staff/marks'
import { waiting as words } from '@/lib/copy/staff/waiting'
import type { WaitingQuery } from '@/lib/input/waiting-forms'
import { OfferRowView } from './offer-row'
import { OpeningRow } from './opening-row'
import { openingAt, type Shown } from './shown'
import { WaitRowView } from './wait-row'

export type Query = z.infer<typeof WaitingQuery>

/** As many gaps as are worth reading; the rest is there when these are filled. */
const openingsShown = 24

/** Which row is before and which after the open one, for J and K. */
function shortcuts(rows: readonly Route[], open: Route | undefined): (row: Route) => string | undefined {
  const at = open === undefined ? -1 : rows.indexOf(open)
  return (row) => (row === rows[at + 1] ? 'J' : row === rows[at - 1] ? 'K' : undefined)
}

/** What is offered, what is free for somebody, and who waits. */
export function List(props: Shown & { query: Query }) {
  const { view, query } = props
  const id = view.clinic.id
  if (view.waits.length === 0 && view.offers.length === 0) return <Nobody />
  const openings = view.openings.slice(0, openingsShown)
  const here = openingAt(view, query.with, query.start)
  const offers = view.offers.map((offer) => ({ offer, at: waitingAt(id, { offer: offer.id }) }))
  const gaps = openings.map((opening) => {
    const start = opening === here?.opening ? here.at.start : opening.starts[0]?.start ?? 0
    return { opening, at: waitingAt(id, { with: opening.practitioner.id, start: String(start), day: query.day }) }
  })
  const waits = view.waits.map((wait) => ({ wait, at: waitingAt(id, { wait: wait.id }) }))
  const isOpen = {
    offer: (one: string) => query.offer === one, gap: (one: (typeof openings)[number]) => one === here?.opening, wait: (one: string) => query.wait === one,
  }
  const open = offers.find(({ offer }) => isOpen.offer(offer.id))?.at ?? gaps.find(({ opening }) => isOpen.gap(opening))?.at
    ?? waits.find(({ wait }) => isOpen.wait(wait.id))?.at
  const keyOf = shortcuts([...offers, ...gaps, ...waits].map(({ at }) => at), open)
  return (
    <>
      {offers.length > 0 && (
        <section className="wl-part wl-offered" aria-labelledby="wl-offered">
          <h2 id="wl-offered">{words.offered} <span>{offers.length}</span></h2>
          <ul>{offers.map(({ offer, at }) => <OfferRowView key={offer.id} {...props} {...{ offer, at }} shortcut={keyOf(at)} isOpen={isOpen.offer(offer.id)} />)}</ul>
        </section>
      )}
      <section className="wl-part wl-free" aria-labelledby="wl-free">
        <h2 id="wl-free"><Bob />{words.free} <span>{words.freeCount(view.openings.length)}</span></h2>
        {gaps.length === 0 && <p className="nothing">{words.nothingFree}</p>}
        <ul>{gaps.map(({ opening, at }) => <OpeningRow key={at} {...props} {...{ opening, at }} shortcut={keyOf(at)} isOpen={isOpen.gap(opening)} />)}</ul>
        {view.openings.length > openingsShown && <p className="nothing">{words.more(view.openings.length - openingsShown)}</p>}
      </section>
      <section className="wl-part" aria-labelledby="wl-waiting">
        <h2 id="wl-waiting">{words.waiting} <span>{waits.length === 0 ? '' : `${waits.length}, ${words.order}`}</span></h2>
        {waits.length === 0 && <p className="nothing">{words.nobodySaid}</p>}
        <ol>{waits.map(({ wait, at }) => <WaitRowView key={wait.id} {...props} {...{ wait, at }} shortcut={keyOf(at)} isOpen={isOpen.wait(wait.id)} />)}</ol>
      </section>
    </>
  )
}

const Nobody = () => (
  <div className="done">
    <div className="plumb"><Bob /></div>
    <h2>{words.nobody}</h2>
    <p>{words.nobodySaid}</p>
  </div>
)
