import type { Metadata } from 'next'
import { now } from '@/lib/clock'
import { renew as words } from '@/lib/copy/patient/appointment'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../../_parts/guarded'
import { HiddenFields } from '../../../_parts/hidden-fields'
import { openAppointment } from '../../../_parts/open-appointment'
import type { AppointmentProps } from '../../../_parts/open-appointment'
import { paths } from '../../../_parts/paths'
import { Shell } from '../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

async function page(reference: string, params: SearchParams) {
  const { site, view, secret } = await openAppointment(reference, params, now())
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            <h1>{words.heading}</h1>
            <p className="lead">{words.lead}</p>
            <p className="above-3">{words.text}</p>
            <form method="post" action={paths.renewNow(view.reference)}>
              <HiddenFields fields={[['key', secret]]} />
              <div className="above-5 buttons actions">
                <button className="button">{words.button}</button> <a className="button second" href={paths.appointment(view.reference, secret)}>{words.keep}</a>
              </div>
            </form>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function RenewPage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
