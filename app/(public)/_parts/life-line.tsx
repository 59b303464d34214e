import { life } from '@/lib/copy/patient/appointment'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView } from '@/lib/core/views'

interface Stage {
  name: string
  when: string | null
  state: 'done' | 'now' | 'next'
}

function stagesOf(view: AppointmentView, now: Instant): Stage[] {
  const zone = view.clinic.timeZone
  const isAsked = view.status === 'requested'
  const rang = view.confirmedAt === null ? null : life.at(view.confirmedAt, zone, now)
  const isThere = view.status === 'arrived' || view.status === 'completed'
  const first: Stage = view.requestedAt === null
    ? { name: life.booked, when: rang, state: 'done' }
    : { name: life.asked, when: life.at(view.requestedAt, zone, now), state: 'done' }
  const ring: Stage = isAsked
    ? { name: life.ring, when: view.callBy === null ? null : life.by(view.callBy, zone, now), state: 'now' }
    : { name: life.rang, when: rang, state: 'done' }
  const come: Stage = { name: isThere ? life.came : life.come, when: life.start(view.start, zone), state: isAsked ? 'next' : 'now' }
  return view.requestedAt === null ? [first, come] : [first, ring, come]
}

const said = { done: life.done, now: life.now, next: life.then }

/** How far an appointment that is still on has come. */
export function LifeLine({ view, now }: { view: AppointmentView; now: Instant }) {
  if (!['requested', 'confirmed', 'arrived', 'completed'].includes(view.status)) return null
  return (
    <section className="line life" aria-label={life.label}>
      <ol>
        {stagesOf(view, now).map((stage) => (
          <li key={stage.name} className={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span className="hidden-visually">{said[stage.state]}</span><span className="name">{stage.name}</span>{' '}
            {stage.when && <span className="when">{stage.when}</span>}
            {stage.state === 'now' && <span className="bob" aria-hidden="true" />}
          </li>
        ))}
      </ol>
    </section>
  )
}
