import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { cancel as words, cancelReasonNames } from '@/lib/copy/patient/appointment'
import { cancelReasons } from '@/lib/core/appointment'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../../_parts/guarded'
import { HiddenFields } from '../../../_parts/hidden-fields'
import { openAppointment } from '../../../_parts/open-appointment'
import type { AppointmentProps } from '../../../_parts/open-appointment'
import { paths } from '../../../_parts/paths'
import { Shell } from '../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

const offered = cancelReasons.filter((reason) => cancelReasonNames[reason] !== undefined)

function Why() {
  return (
    <fieldset className="above-6" aria-describedby="why-hint">
      <legend className="choices-legend">{words.why} <span className="optional">{words.optional}</span></legend>
      <p className="hint" id="why-hint">{words.whyHint}</p>
      <div className="choices plain">
        {offered.map((reason) => (
          <div className="choice" key={reason}>
            <input type="radio" name="reason" id={reason} value={reason} /><label htmlFor={reason}>{cancelReasonNames[reason]}</label>
          </div>
        ))}
        <div className="choice"><input type="radio" name="reason" id="no-reason" value="" /><label htmlFor="no-reason">{words.none}</label></div>
      </div>
    </fieldset>
  )
}

async function page(reference: string, params: SearchParams) {
  const { site, view, secret } = await openAppointment(reference, params, now())
  const back = paths.appointment(view.reference, secret)
  if (!view.mayCancel) redirect(back)
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            <h1>{words.heading}</h1>
            <p className="lead">{words.sub(view)}</p>
            {view.mayMove && <p className="above-3"><a href={paths.move(view.reference, secret)}>{words.moveInstead}</a></p>}
            <form method="post" action={paths.cancelNow(view.reference)}>
              <HiddenFields fields={[['key', secret], ['version', String(view.version)]]} />
              <Why />
              <div className="buttons actions">
                <button className="button grave">{words.button}</button> <a className="button second" href={back}>{words.keep}</a>
              </div>
            </form>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function CancelPage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
