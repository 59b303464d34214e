import { opening as openingWords, offer as offerWords, wait as waitWords } from '@/lib/copy/staff/waiting'
import { readServices } from '@/lib/use-cases/read-services'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { JoinPane } from './join-pane'
import { LinkOffer } from './link-offer'
import type { Query } from './list'
import { OpeningPane } from './opening-pane'
import { OverOffer } from './over-offer'
import { PaneFrame } from './pane-frame'
import { PhoneOffer } from './phone-offer'
import { openingAt, waitOf, type Shown } from './shown'
import { WaitPane } from './wait-pane'

/** What the address says is open beside the list; what is not there any more says so, and nothing takes its place. */
export async function SidePane(props: Shown & { query: Query }) {
  const { view, query } = props
  const clinic = view.clinic.id
  if (query.offer) {
    const offer = view.offers.find(({ id }) => id === query.offer)
    if (!offer) return <PaneFrame clinic={clinic} heading={offerWords.gone}><p className="nothing">{offerWords.goneSaid}</p></PaneFrame>
    if (offer.state !== 'open') return <OverOffer {...props} offer={offer} />
    return offer.way === 'phone' ? <PhoneOffer {...props} offer={offer} /> : <LinkOffer {...props} offer={offer} />
  }
  if (query.start !== undefined) {
    const found = openingAt(view, query.with, query.start)
    if (found) return <OpeningPane {...props} {...found} />
    return <PaneFrame clinic={clinic} heading={openingWords.gone}><p className="nothing">{openingWords.goneSaid}</p></PaneFrame>
  }
  const [services, people] = await Promise.all([readServices({ clinic }), readPractitioners({ clinic })])
  if (query.list) return <JoinPane {...props} services={services} people={people} />
  const wait = waitOf(view, query.wait)
  if (wait) return <WaitPane {...props} wait={wait} services={services} people={people} />
  return <PaneFrame clinic={clinic} heading={waitWords.gone}><p className="nothing">{waitWords.goneSaid}</p></PaneFrame>
}
