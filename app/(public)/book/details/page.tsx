import type { Metadata } from 'next'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { now } from '@/lib/clock'
import { details as words } from '@/lib/copy/patient/details'
import { problemTitle, site as siteWords, steps } from '@/lib/copy/patient/site'
import type { FieldError } from '@/lib/core/refusal'
import { hasFlag, journeyFields, stepPath } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { readDetails } from '@/lib/input/patient-forms'
import { callByIfAsked } from '../../_parts/call-by'
import { DetailsFields } from '../../_parts/details-fields'
import { guarded } from '../../_parts/guarded'
import { HiddenFields } from '../../_parts/hidden-fields'
import { KeptTime } from '../../_parts/kept-time'
import { openHeld } from '../../_parts/open-held'
import { paths } from '../../_parts/paths'
import { Shell } from '../../_parts/shell'
import { stepNumber, stepViews } from '../../_parts/step-views'
import { StepsLine } from '../../_parts/steps-line'

export const metadata: Metadata = { robots: { index: false } }

const byField = (errors: FieldError[]): Record<string, string> =>
  Object.fromEntries(errors.map((error) => [String(error.path[0]), error.message]))

/** What is wrong with what was typed, once it was sent. */
function problemsOf(params: SearchParams, typed: Record<string, string>): FieldError[] {
  if (!hasFlag(params, 'problem')) return []
  const read = readDetails(typed)
  return read.ok ? [] : read.errors
}

async function view(params: SearchParams) {
  const at = now()
  const { site, details: typed, ...given } = await openHeld(params, at)
  const { hold, journey, profession } = given
  const { policy } = site.practice
  const errors = problemsOf(params, typed)
  const title = words.title + steps.titleCount(stepNumber('details'))
  const bestHint = words.bestHint(callByIfAsked(hold, policy, at), hold.clinic.timeZone, at)
  return (
    <Shell site={site} title={errors.length > 0 ? problemTitle(title) : title}>
      <div className="body">
        <StepsLine line={stepViews('details', given)} />
        <main id="main" tabIndex={-1}>
          <a className="back" href={stepPath('time', journey)}>{siteWords.back}</a>
          <div className="with-aside">
            <div className="top">
              <ErrorSummary errors={errors.map((error) => ({ id: String(error.path[0]), message: error.message }))} />
              <h1>{words.heading}</h1>
            </div>
            <KeptTime hold={hold} profession={profession.name} holdMinutes={policy.holdMinutes} at={at} form="details" extendPath={paths.extendHold} />
            <form className="rest" id="details" action={paths.saveDetails} method="post" noValidate>
              <HiddenFields fields={journeyFields(journey)} />
              <DetailsFields typed={typed} errors={byField(errors)} bestHint={bestHint} />
              <div className="buttons actions"><button className="button">{words.continue}</button></div>
            </form>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function DetailsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
