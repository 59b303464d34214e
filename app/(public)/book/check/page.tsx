import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { check } from '@/lib/copy/patient/check'
import { phoneText } from '@/lib/copy/patient/phone'
import { site as siteWords, steps } from '@/lib/copy/patient/site'
import { cutoffAt } from '@/lib/core/allowed'
import type { Instant } from '@/lib/core/time'
import { journeyFields, readKey, stepPath } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { readDetails } from '@/lib/input/patient-forms'
import type { PatientDetails } from '@/lib/input/patient-forms'
import { Answers } from '../../_parts/answers'
import { appointmentAnswers, personAnswers } from '../../_parts/answer-views'
import { callByIfAsked } from '../../_parts/call-by'
import { guarded } from '../../_parts/guarded'
import { HiddenFields } from '../../_parts/hidden-fields'
import { KeptTime } from '../../_parts/kept-time'
import { openHeld } from '../../_parts/open-held'
import type { HeldStep } from '../../_parts/open-held'
import { paths } from '../../_parts/paths'
import { Shell } from '../../_parts/shell'
import { stepNumber, stepViews } from '../../_parts/step-views'
import { StepsLine } from '../../_parts/steps-line'

export const metadata: Metadata = { robots: { index: false } }

interface Asking {
  step: HeldStep
  details: PatientDetails
  at: Instant
  /** Sent before, and nobody knew what came of it: it is sent again under the same key. */
  unsure: string | undefined
}

/** The answer was lost; by now it is known that it wasn't saved, or not yet. */
const Unsure = () => (
  <section className="notice brass above-5" role="alert" tabIndex={-1} autoFocus aria-labelledby="unsure">
    <h2 id="unsure">{check.unsureHeading}</h2>
    <p>{check.unsure}</p>
  </section>
)

function Ask({ step, details, at, unsure }: Asking) {
  const { hold, journey, site } = step
  const { policy } = site.practice
  const callBy = callByIfAsked(hold, policy, at)
  const text = check.sendText(phoneText(details.phone), callBy, cutoffAt(hold.start, policy.cutoffHours), hold.clinic.timeZone, at)
  return (
    <>
      <section className="above-7 prose" aria-labelledby="send"><h2 id="send">{check.send}</h2><p>{text}</p></section>
      <form id="ask" action={paths.ask} method="post">
        <HiddenFields fields={[...journeyFields(journey), ['back', 'check'], ['idempotency-key', unsure ?? randomUUID()]]} />
        <div className="buttons actions"><button className="button">{check.button}</button></div>
      </form>
    </>
  )
}

async function view(params: SearchParams) {
  const at = now()
  const step = await openHeld(params, at)
  const { site, hold, journey, profession } = step
  const read = readDetails(step.details)
  if (!read.ok) redirect(stepPath('details', journey, { problem: 'yes' }))
  const details = read.value
  const unsure = readKey(params['unsure'])
  return (
    <Shell site={site} title={check.title + steps.titleCount(stepNumber('check'))}>
      <div className="body">
        <StepsLine line={stepViews('check', { ...step, who: details.name })} />
        <main id="main" tabIndex={-1}>
          <a className="back" href={stepPath('details', journey)}>{siteWords.back}</a>
          <div className="with-aside">
            <h1 className="top">{check.heading}</h1>
            {unsure !== undefined && <Unsure />}
            <KeptTime hold={hold} profession={profession.name} holdMinutes={site.practice.policy.holdMinutes} at={at} form="ask" extendPath={paths.extendHold} />
            <div className="rest">
              <Answers id="appointment" heading={check.appointment} answers={appointmentAnswers(step, step.details)} />
              <Answers id="about" heading={details.bookedBy ? check.both : check.you} answers={personAnswers(step, details)} />
              <Ask step={step} details={details} at={at} unsure={unsure} />
            </div>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function CheckPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
