import type { Metadata } from 'next'
import { ErrorSummary, FieldErrorLine } from '@/app/_ui/error-summary'
import { now } from '@/lib/clock'
import { service as words } from '@/lib/copy/patient/service'
import { problemTitle, site as siteWords, steps } from '@/lib/copy/patient/site'
import type { ProfessionView, ServiceView } from '@/lib/core/views'
import { hasFlag, journeyFields, stepPath } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { openDraft } from '../../_parts/draft-cookie'
import { guarded } from '../../_parts/guarded'
import { HiddenFields } from '../../_parts/hidden-fields'
import { openService } from '../../_parts/open-step'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { ServiceChoices } from '../../_parts/service-choices'
import { Shell } from '../../_parts/shell'
import { stepNumber, stepViews } from '../../_parts/step-views'
import { StepsLine } from '../../_parts/steps-line'

export const metadata: Metadata = { robots: { index: false } }

const answers = [['no', words.no], ['yes', words.yes], ['', words.skip]] as const

function Pregnancy({ profession, answer }: { profession: ProfessionView; answer: string | undefined }) {
  return (
    <fieldset className="above-7" aria-describedby="pregnant-hint">
      <legend className="choices-legend">{words.pregnant} <span className="optional">{words.optional}</span></legend>
      <p className="hint" id="pregnant-hint">{words.pregnantHint(profession.plural)}</p>
      <div className="choices plain">
        {answers.map(([value, label]) => (
          <div className="choice" key={value}>
            <input type="radio" name="pregnant" id={`pregnant-${value || 'skip'}`} value={value} defaultChecked={answer === value} />
            <label htmlFor={`pregnant-${value || 'skip'}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Better() {
  return (
    <section className="notice pine above-5" role="alert" tabIndex={-1} autoFocus aria-labelledby="better">
      <h2 id="better">{words.better}</h2>
      <p>{words.betterText}</p>
    </section>
  )
}

interface FormProps {
  profession: ProfessionView
  services: ServiceView[]
  chosen: string | undefined
  pregnant: string | undefined
  offered: boolean
  error: string | undefined
}

function ServiceFields({ profession, services, chosen, pregnant, offered, error }: FormProps) {
  return (
    <>
      {offered && <Better />}
      <fieldset className={error ? 'above-6 services field wrong' : 'above-6 services'} aria-describedby={error && 'service-error'}>
        <legend className="hidden-visually">{words.legend}</legend>
        <FieldErrorLine id="service-error" message={error} />
        <ServiceChoices services={services} chosen={chosen} pregnancyFirst={pregnant === 'yes'} />
      </fieldset>
      <Pregnancy profession={profession} answer={pregnant} />
    </>
  )
}

async function view(params: SearchParams) {
  const at = now()
  const [{ site, services, ...given }, draft] = await Promise.all([openService(params, at), openDraft(at)])
  const { clinic, profession, journey } = given
  const error = hasFlag(params, 'problem') ? words.unanswered : undefined
  const title = words.title + steps.titleCount(stepNumber('service'))
  const offered = hasFlag(params, 'offered')
  return (
    <Shell site={site} title={error ? problemTitle(title) : title}>
      <div className="body">
        <StepsLine line={stepViews('service', given)} />
        <main id="main" tabIndex={-1}>
          <a className="back" href={stepPath('safety', journey)}>{siteWords.back}</a>
          <div className="narrow">
            <ErrorSummary errors={error ? [{ id: services[0]?.id ?? 'main', message: error }] : []} />
            <h1>{words.heading}</h1>
            <p className="sub">{words.sub(profession.name, clinic.place)}</p>
            {services.length === 0 ? <p className="above-5">{words.none(profession.name, clinic.place)}<Phone number={clinic.phone} /></p> : (
              <form action={paths.chooseService} method="post" noValidate>
                <HiddenFields fields={[...journeyFields({ ...journey, service: undefined }), ...(offered ? [['offered', 'yes'] as const] : [])]} />
                <ServiceFields profession={profession} services={services} chosen={journey.service} pregnant={draft?.details.pregnant} offered={offered} error={error} />
                <div className="buttons actions"><button className="button">{words.continue}</button></div>
              </form>
            )}
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function ServicePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
