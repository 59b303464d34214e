import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { requested as words, states } from '@/lib/copy/patient/appointment'
import { sooner as soonerWords } from '@/lib/copy/patient/waiting'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'
import { AppointmentCard } from '../../_parts/appointment-card'
import { openDraft } from '../../_parts/draft-cookie'
import { guarded } from '../../_parts/guarded'
import { LifeLine } from '../../_parts/life-line'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { QuestionsOffer } from '../../_parts/questions/offer'
import { questionsToOffer } from '../../_parts/questions/to-offer'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'
import { Tools } from '../../_parts/tools'

export const metadata: Metadata = { robots: { index: false } }

function Next({ view, at }: { view: AppointmentView; at: Instant }) {
  const { phone } = view.clinic
  return (
    <section className="above-7 prose narrow" aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      <p>
        {view.callBy === null ? words.ringAnyway : <><b>{words.ring(view, view.callBy, at)}</b>{words.ringDay(view, view.callBy, at)}{words.callFrom}</>}
        <Phone number={phone} />{words.callLasts}
      </p>
      <p>{words.missed}</p>
    </section>
  )
}

function Handy({ view, secret }: { view: AppointmentView; secret: string }) {
  const { reference, clinic } = view
  const own = paths.appointment(reference, secret)
  return (
    <>
      <section className="above-7 prose narrow screen-only" aria-labelledby="handy"><h2 id="handy">{words.handy}</h2><p>{words.link}</p></section>
      <Tools tools={[
        { icon: 'page', name: words.linkName, href: own },
        { icon: 'clock', name: soonerWords.link, href: paths.sooner(reference, secret) },
        ...(view.mayMove ? [{ icon: 'clock', name: words.move, href: paths.move(reference, secret) } as const] : []),
        ...(view.mayCancel ? [{ icon: 'cross', name: words.cancel, href: paths.cancel(reference, secret) } as const] : []),
        { icon: 'pin', name: words.find(clinic.place), href: paths.clinic(clinic.id) },
      ]} />
      {view.mayCancel && <p className="above-5 narrow">{words.free(view)}</p>}
    </>
  )
}

async function view() {
  const at = now()
  const [site, draft] = await Promise.all([readSite(at), openDraft(at)])
  if (!draft?.requested) redirect(paths.home)
  const { appointment, secret } = draft.requested
  if (appointment.status !== 'requested') redirect(paths.appointment(appointment.reference, secret))
  const profession = site.professions.find((known) => known.id === appointment.service.profession)
  const offered = await questionsToOffer(appointment, secret, at)
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body life-body">
        <main id="main" tabIndex={-1}>
          <p className="tag waiting">{states.requested.tag}</p>
          <h1 className="above-3">{words.heading}</h1>
          <p className="lead narrow">{words.lead}</p>
          <AppointmentCard view={appointment} profession={profession} />
          <LifeLine view={appointment} now={at} />
          <Next view={appointment} at={at} />
          {offered !== null && <QuestionsOffer reference={appointment.reference} secret={secret} state={offered} />}
          <Handy view={appointment} secret={secret} />
        </main>
      </div>
    </Shell>
  )
}

export default function RequestedPage() {
  return guarded(view)
}
