import type { Metadata } from 'next'
import { Icon } from '@/app/_ui/icon'
import { now } from '@/lib/clock'
import { appointment as words, requested, states } from '@/lib/copy/patient/appointment'
import { offerWords } from '@/lib/copy/patient/questions-way'
import { sooner as soonerWords } from '@/lib/copy/patient/waiting'
import { worse } from '@/lib/copy/patient/safety'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'
import type { SearchParams } from '@/lib/input/journey'
import { AppointmentCard } from '../../_parts/appointment-card'
import { guarded } from '../../_parts/guarded'
import { LifeLine } from '../../_parts/life-line'
import { openAppointment } from '../../_parts/open-appointment'
import type { AppointmentProps } from '../../_parts/open-appointment'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { QuestionsOffer } from '../../_parts/questions/offer'
import { questionsToOffer } from '../../_parts/questions/to-offer'
import { Shell } from '../../_parts/shell'
import { Ways } from '../../_parts/ways'

export const metadata: Metadata = { robots: { index: false } }

/** What just happened, told once, by a word in the URL. */
function News({ view, params }: { view: AppointmentView; params: SearchParams }) {
  const told: Record<string, string> = {
    moved: words.moved(view) + (view.status === 'requested' ? words.movedAgain : ''),
    cancelled: words.cancelled,
    changed: words.changed,
    contact: words.contactChanged,
    renewed: words.renewed,
    kept: offerWords.kept,
  }
  const text = typeof params.news === 'string' ? told[params.news] : undefined
  const isStale = (params.news === 'cancelled') !== (view.status === 'cancelled') && !['changed', 'renewed'].includes(String(params.news))
  if (!text || isStale) return null
  return <p className="notice pine news" role="status" tabIndex={-1} autoFocus>{text}</p>
}

function Tag({ view }: { view: AppointmentView }) {
  const { tag } = states[view.status]
  if (view.status === 'requested') return <p className="tag waiting">{tag}</p>
  if (view.status === 'confirmed' || view.status === 'arrived' || view.status === 'completed') {
    return <p className="tag"><Icon name="tick" className="icon bold" size={16} />{tag}</p>
  }
  return <p className="tag off-now">{tag}</p>
}

function Changes({ view, secret, hours }: { view: AppointmentView; secret: string; hours: number }) {
  const { reference, clinic, mayMove, mayCancel } = view
  const isOpen = view.status === 'requested' || view.status === 'confirmed'
  if (!isOpen) return null
  if (!mayMove && !mayCancel) return <p className="above-5 notice narrow">{words.late(hours)}<Phone number={clinic.phone} />.</p>
  return (
    <>
      <div className="above-5 buttons actions">
        {mayMove && <a className="button second" href={paths.move(reference, secret)}>{requested.move}</a>}
        {mayCancel && <a className="button second grave" href={paths.cancel(reference, secret)}>{requested.cancel}</a>}
      </div>
      <p className="above-3 narrow soft">{words.bothFree(view)}<Phone number={clinic.phone} />.</p>
      <p className="above-3"><a href={paths.sooner(reference, secret)}>{soonerWords.link}</a></p>
    </>
  )
}

function Coming({ view }: { view: AppointmentView }) {
  const { clinic } = view
  return (
    <section className="above-7 prose narrow" aria-labelledby="come">
      <h2 id="come">{words.coming(clinic.place)}</h2>
      {clinic.gettingIn.map((line) => <p key={line}>{line}</p>)}
      <p>{words.wear}</p>
      <h2>{worse.heading}</h2>
      <p>{worse.signs}<a href={paths.emergency}>{worse.act}</a>{worse.otherwise}<Phone number={clinic.phone} />.</p>
    </section>
  )
}

async function page(reference: string, params: SearchParams, at: Instant) {
  const { site, view, profession, secret } = await openAppointment(reference, params, at)
  const { heading, lead } = states[view.status]
  const offered = await questionsToOffer(view, secret, at)
  const isToCome = view.status === 'requested' || view.status === 'confirmed'
  const isOver = view.status === 'cancelled' || view.status === 'released' || view.status === 'no_show' || view.status === 'completed'
  return (
    <Shell site={site} title={words.title(view)} plain>
      <div className="body life-body">
        <main id="main" tabIndex={-1}>
          <News view={view} params={params} />
          <Tag view={view} />
          <h1 className="above-3">{heading(view, at)}</h1>
          {lead && <p className="lead narrow">{lead}</p>}
          <AppointmentCard view={view} profession={profession} />
          <LifeLine view={view} now={at} />
          <Changes view={view} secret={secret} hours={site.practice.policy.cutoffHours} />
          {offered !== null && <QuestionsOffer reference={view.reference} secret={secret} state={offered} />}
          {isOver && <p className="above-5 buttons actions"><a className="button second" href={paths.home}>{words.bookAgain}</a></p>}
          {isToCome && <Ways view={view} secret={secret} />}
          {isToCome && <Coming view={view} />}
        </main>
      </div>
    </Shell>
  )
}

export default async function AppointmentPage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search, now()))
}
