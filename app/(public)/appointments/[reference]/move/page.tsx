import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { move as words } from '@/lib/copy/patient/appointment'
import { readJourney, readSetback } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../../_parts/guarded'
import { openAppointment } from '../../../_parts/open-appointment'
import type { AppointmentProps, OpenAppointment } from '../../../_parts/open-appointment'
import { paths } from '../../../_parts/paths'
import { readTimes } from '../../../_parts/read-times'
import { Shell } from '../../../_parts/shell'
import { TimeChooser } from '../../../_parts/time-chooser'

export const metadata: Metadata = { robots: { index: false } }

const given = (fields: Record<string, string | undefined>): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))

async function chooserOf({ site, view, secret }: OpenAppointment, params: SearchParams) {
  const { practitioner, from } = readJourney(params)
  const { clinic, service, reference } = view
  const skill = view.pregnant ? 'pregnancy' : undefined
  const shown = await readTimes({ clinic, service, practitioner, skill, from, setback: readSetback(params), policy: site.practice.policy }, now())
  const to = (fields: Record<string, string | undefined>) => paths.move(reference, secret, Object.fromEntries(given(fields)))
  return {
    ...shown, clinic,
    links: {
      from: (day: string) => to({ practitioner: shown.practitioner, from: day }),
      with: (person: string | undefined) => to({ practitioner: person }),
    },
    action: paths.moveTo(reference),
    fields: given({ key: secret, version: String(view.version), practitioner: shown.practitioner, from }),
  }
}

async function page(reference: string, params: SearchParams) {
  const open = await openAppointment(reference, params, now())
  const { site, view, profession, secret } = open
  const back = paths.appointment(view.reference, secret)
  if (!view.mayMove || !profession) redirect(back)
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <a className="back" href={back}>{words.back}</a>
          <h1>{words.heading}</h1>
          <p className="sub">{words.sub(view)}</p>
          <TimeChooser {...await chooserOf(open, params)} profession={profession} />
        </main>
      </div>
    </Shell>
  )
}

export default async function MovePage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
