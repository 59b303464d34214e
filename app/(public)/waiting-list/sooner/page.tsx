import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { joined, sooner as words } from '@/lib/copy/patient/waiting'
import type { ClinicView } from '@/lib/core/views'
import { hasFlag } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../_parts/guarded'
import { HiddenFields } from '../../_parts/hidden-fields'
import { openAppointment, type OpenAppointment } from '../../_parts/open-appointment'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { Shell } from '../../_parts/shell'
import { waitPlaces } from '../../_parts/wait-places'
import { WhenFields } from '../../_parts/wish-fields'

export const metadata: Metadata = { robots: { index: false } }

interface ChoiceProps {
  name: string
  legend: string
  choices: [value: string, word: string][]
}

/** One of two; the first is chosen. */
const Choice = ({ name, legend, choices }: ChoiceProps) => (
  <fieldset className="field">
    <legend>{legend}</legend>
    <div className="choices plain above-1">
      {choices.map(([value, word], i) => (
        <div className="choice" key={value}>
          <input type="radio" name={name} id={`${name}-${value}`} value={value} defaultChecked={i === 0} /><label htmlFor={`${name}-${value}`}>{word}</label>
        </div>
      ))}
    </div>
  </fieldset>
)

const Done = ({ back, phone }: { back: string; phone: string }) => (
  <>
    <h1>{words.doneHeading}</h1>
    <p className="lead">{words.doneLead}</p>
    <div className="prose above-5">{joined.steps.slice(0, 2).map((step) => <p key={step}>{step}</p>)}<p>{joined.leave}<Phone number={phone} />.</p></div>
    <p className="above-5"><a href={back}>{words.back}</a></p>
  </>
)

function Question({ view, secret, clinics, back }: Pick<OpenAppointment, 'view' | 'secret'> & { clinics: ClinicView[]; back: string }) {
  const { clinic, practitioner, start, reference } = view
  return (
    <>
      <h1>{words.heading}</h1>
      <p className="lead">{words.sub(start, clinic.timeZone, practitioner.name)}</p>
      <form className="above-6" method="post" action={paths.askSooner}>
        <HiddenFields fields={[['reference', reference], ['key', secret]]} />
        <Choice name="who" legend={words.who} choices={[['anyone', words.anyone], ['same', words.same(practitioner.name)]]} />
        {clinics.length > 1 && <Choice name="where" legend={words.where} choices={[['here', words.here(clinic.place)], ['anywhere', words.anywhere]]} />}
        <WhenFields ticked={() => false} />
        <div className="buttons actions"><button className="button">{words.button}</button> <a className="button second" href={back}>{words.back}</a></div>
      </form>
    </>
  )
}

async function page(params: SearchParams) {
  const at = now()
  const { site, view, secret } = await openAppointment(String(params.reference ?? ''), params, at)
  const back = paths.appointment(view.reference, secret)
  const isToCome = (view.status === 'requested' || view.status === 'confirmed') && view.start > at
  if (!isToCome) redirect(back)
  const isDone = hasFlag(params, 'done')
  const { clinics } = await waitPlaces(view.service.id, site.clinics)
  return (
    <Shell site={site} title={isDone ? words.doneHeading : words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            {isDone ? <Done back={back} phone={view.clinic.phone} /> : <Question {...{ view, secret, clinics, back }} />}
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function SoonerPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => page(params))
}
