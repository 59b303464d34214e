import type { Metadata } from 'next'
import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { phoneAt } from '@/app/_staff/addresses'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { toRing } from '@/app/_staff/to-ring'
import { ActScope } from '@/app/_ui/staff/act-scope'
import { GoScope } from '@/app/_ui/staff/go-scope'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { phoneParams, spotText } from '@/lib/input/phone-forms'
import { readBooked } from '@/lib/use-cases/read-booked'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readWaitWish } from '@/lib/use-cases/read-wait-wish'
import { book } from './actions'
import { Booked } from './booked'
import { loadPhone, loadPlace, type Load } from './load'
import { AgainPane, WhenPane, WhoPane, bookingForm } from './panes'
import { ReadBack } from './read-back'
import { resolve, type Resolved } from './resolve'
import { saidOf } from './said'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(loadPlace)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { clinic } = await load(JSON.stringify(await searchParams))
  return { title: words.title(clinic.place) }
}

export default async function PhonePage({ searchParams }: Props) {
  const place = await load(JSON.stringify(await searchParams))
  const { actor, now, state, clinics, clinic, today } = place
  if (state.wait && !state.patient) {
    const { patient, service, practitioner, clinic: at } = unwrap(await readWaitWish(actor, { id: state.wait }))
    redirect(phoneAt(at, phoneParams({ ...state, clinic: at, patient, service, with: practitioner ?? undefined })))
  }
  const worklist = unwrap(await readCalls(actor, { clinic: clinic.id }, now))
  const calls = toRing(worklist)
  const desk = { actor, clinics, clinic, now, calls, day: today, here: 'phone', skip: words.skip } as const
  if (state.booked) {
    const view = unwrap(await readBooked(actor, { reference: state.booked }, now))
    return <Desk {...desk}><Booked view={view} clinic={clinic.id} /></Desk>
  }
  const loaded = await loadPhone(place)
  const resolved = resolve(loaded.dates, state.pick)
  return (
    <Desk {...desk}>
      <GoScope>
        <ActScope action={book} key={`${loaded.caller?.id ?? ''} ${state.new}`}>
          <main id="main" className="phone">
            <h1>{words.heading}</h1>
            <WhoPane load={loaded} />
            <WhenPane load={loaded} />
            <AgainPane {...{ load: loaded, resolved }} />
            <Said {...{ load: loaded, resolved }} />
          </main>
        </ActScope>
      </GoScope>
    </Desk>
  )
}

/** What is read back and sent is one and the same. */
function Said({ load: loaded, resolved }: { load: Load; resolved: Resolved[] }) {
  const { state, caller, service, clinics, clinic } = loaded
  const at = clinics.find(({ id }) => id === state.at?.clinic) ?? clinic
  const slots = resolved.flatMap(({ slot }) => slot ?? [])
  const isReady = (caller !== null || state.new) && service !== null && slots.length > 0
  const hidden = {
    clinic: clinic.id, service: service?.id ?? '', key: randomUUID(), ...(caller && { patient: caller.id }), ...(state.ring && { ring: state.ring }),
    times: slots.map(({ start, practitioner }) => spotText({ start, practitioner, clinic: at.id })).join(' '),
  }
  return (
    <ReadBack
      form={bookingForm} said={isReady ? saidOf(loaded, service, at, resolved) : []} hidden={hidden} clinic={at} count={isReady ? slots.length : 0}
      isNewThere={!caller || (caller.last?.clinic !== at.id && !caller.upcoming.some((visit) => visit.clinic === at.id))}
    />
  )
}
