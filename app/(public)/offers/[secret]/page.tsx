import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Icon } from '@/app/_ui/icon'
import { now } from '@/lib/clock'
import { offer as words, offerStates } from '@/lib/copy/patient/waiting'
import { moment, visitAndLength } from '@/lib/copy/patient/words'
import type { OfferedView } from '@/lib/core/waiting-view'
import { readOffer } from '@/lib/use-cases/read-offer'
import { guarded } from '../../_parts/guarded'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

function Tag({ view }: { view: OfferedView }) {
  const { tag } = offerStates[view.state]
  if (view.state === 'open') return <p className="tag waiting">{tag}</p>
  if (view.state === 'taken') return <p className="tag"><Icon name="tick" className="icon bold" size={16} />{tag}</p>
  return <p className="tag off-now">{tag}</p>
}

function Facts({ view }: { view: OfferedView }) {
  const { clinic, practitioner, service, start } = view
  return (
    <dl className="offer-facts above-5 narrow">
      <div><dt>{words.when}</dt><dd className="offer-when">{moment(start, clinic.timeZone)}</dd></div>
      <div><dt>{words.with}</dt><dd>{practitioner}</dd></div>
      <div><dt>{words.where}</dt><dd>{clinic.name}, {clinic.place}</dd></div>
      <div><dt>{words.what}</dt><dd>{visitAndLength(service)}</dd></div>
    </dl>
  )
}

/** One press each; none of them is done by looking. */
function Answers({ view, secret }: { view: OfferedView; secret: string }) {
  return (
    <>
      {view.insteadOf !== null && <p className="notice brass above-5 narrow">{words.givesUp(view.insteadOf, view.clinic.timeZone)}</p>}
      <div className="above-5 buttons actions">
        <form method="post" action={paths.answerOffer(secret, 'take')}><button className="button">{words.take}</button></form>
        <form method="post" action={paths.answerOffer(secret, 'decline')}><button className="button second">{words.decline}</button></form>
      </div>
    </>
  )
}

const Leave = ({ secret }: { secret: string }) => (
  <form className="above-6" method="post" action={paths.answerOffer(secret, 'leave')}>
    <button className="link-button">{words.leave}</button> <span className="soft">{words.leaveSaid}</span>
  </form>
)

async function page(secret: string) {
  const at = now()
  const [site, read] = await Promise.all([readSite(at), readOffer(secret, at)])
  if (!read.ok) notFound()
  const view = read.value
  const { heading, lead } = offerStates[view.state]
  const isLeft = !view.isWaiting && view.state !== 'taken'
  return (
    <Shell site={site} title={`${words.title}: ${offerStates[view.state].tag.toLowerCase()}`} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <Tag view={view} />
          <h1 className="above-3">{heading}</h1>
          <p className="lead narrow">{lead(view)}</p>
          {(view.state === 'open' || view.state === 'taken') && <Facts view={view} />}
          {view.state === 'open' && <Answers view={view} secret={secret} />}
          {view.appointment && (
            <p className="above-5 buttons actions"><a className="button" href={paths.appointment(view.appointment.reference, view.appointment.secret)}>{words.see}</a></p>
          )}
          {isLeft && <p className="notice pine above-5 narrow" role="status">{words.left}</p>}
          {view.state !== 'open' && view.state !== 'taken' && <p className="above-5"><a className="button second" href={paths.home}>{words.book}</a></p>}
          {view.isWaiting && <Leave secret={secret} />}
          <p className="above-5">{words.ring}<Phone number={view.clinic.phone} />.</p>
        </main>
      </div>
    </Shell>
  )
}

export default async function OfferPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  return guarded(() => page(secret))
}
