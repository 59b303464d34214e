import type { Metadata } from 'next'
import { ErrorSummary, FieldErrorLine } from '@/app/_ui/error-summary'
import { now } from '@/lib/clock'
import { safety } from '@/lib/copy/patient/safety'
import { problemTitle, site as siteWords, steps } from '@/lib/copy/patient/site'
import { hasFlag, journeyFields, stepPath } from '@/lib/input/journey'
import type { Journey, SearchParams } from '@/lib/input/journey'
import { guarded } from '../../_parts/guarded'
import { HiddenFields } from '../../_parts/hidden-fields'
import { openSafety } from '../../_parts/open-step'
import { paths } from '../../_parts/paths'
import { Shell } from '../../_parts/shell'
import { stepNumber, stepViews } from '../../_parts/step-views'
import { StepsLine } from '../../_parts/steps-line'

export const metadata: Metadata = { robots: { index: false } }

function Signs() {
  return (
    <div className="signs">
      <h2 id="signs">{safety.question}</h2>
      <ul>{safety.signs.map((sign) => <li key={sign.bold}><b>{sign.bold}</b>{sign.rest}</li>)}</ul>
    </div>
  )
}

function Answer({ error }: { error: string | undefined }) {
  const described = error ? 'signs signs-error' : 'signs'
  return (
    <fieldset aria-describedby={described} className={error ? 'field wrong' : 'field'}>
      <legend className="choices-legend">{safety.answer}</legend>
      <FieldErrorLine id="signs-error" message={error} />
      <div className="choices">
        <div className="choice"><input type="radio" name="signs" id="signs-none" value="none" /><label htmlFor="signs-none">{safety.none}</label></div>
        <div className="choice"><input type="radio" name="signs" id="signs-yes" value="yes" /><label htmlFor="signs-yes">{safety.yes}</label></div>
      </div>
    </fieldset>
  )
}

function Question({ journey, error }: { journey: Journey; error: string | undefined }) {
  return (
    <form action={paths.answerSafety} method="post" className="lines" noValidate>
      <HiddenFields fields={journeyFields(journey)} />
      <Signs />
      <Answer error={error} />
      <p className="soft">{safety.notKept}</p>
      <div className="buttons actions"><button className="button">{safety.continue}</button></div>
      <p>
        {safety.unsure}<a className="keep" href="tel:111">111</a>{safety.unsureRest}
        <a href={stepPath('emergency', journey)}>{safety.whatNow}</a>.
      </p>
    </form>
  )
}

async function view(params: SearchParams) {
  const { site, ...given } = await openSafety(params, now())
  const error = hasFlag(params, 'problem') ? safety.unanswered : undefined
  const title = safety.title + steps.titleCount(stepNumber('safety'))
  return (
    <Shell site={site} title={error ? problemTitle(title) : title}>
      <div className="body">
        <StepsLine line={stepViews('safety', given)} />
        <main id="main" tabIndex={-1}>
          <a className="back" href={paths.home}>{siteWords.back}</a>
          <div className="narrow">
            <ErrorSummary errors={error ? [{ id: 'signs-none', message: error }] : []} />
            <h1>{safety.heading}</h1>
            <p className="lead">{safety.lead}</p>
            <Question journey={given.journey} error={error} />
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function SafetyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
