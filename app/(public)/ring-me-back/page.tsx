import { ErrorSummary } from '@/app/_ui/error-summary'
import { now } from '@/lib/clock'
import { ringBack as words } from '@/lib/copy/patient/ring-back'
import { problemTitle } from '@/lib/copy/patient/site'
import type { FieldError } from '@/lib/core/refusal'
import { ringBackDue } from '@/lib/core/ring-back'
import type { Instant } from '@/lib/core/time'
import type { DraftDetails } from '@/lib/core/views'
import { readTooMany } from '@/lib/input/journey'
import { readRingBack, RingBackQuery } from '@/lib/input/ring-back-forms'
import { openDraft } from '../_parts/draft-cookie'
import { guarded } from '../_parts/guarded'
import { paths } from '../_parts/paths'
import { Phone } from '../_parts/phone'
import { readSite, type Site } from '../_parts/read-site'
import { RingBackFields } from '../_parts/ring-back-fields'
import { Shell } from '../_parts/shell'
import { TooManyNotice } from '../_parts/too-many-notice'

type SearchParams = Record<string, string | string[] | undefined>

/** What was typed here; else what was typed for a booking. */
function typedBefore(details: DraftDetails, clinic: string | undefined): Record<string, string> {
  const name = details.for === 'other' ? details.booker : details.name
  const given = { 'ring-clinic': clinic, 'ring-name': name, 'ring-phone': details.phone, 'ring-best': details.best }
  return { ...Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined)), ...details }
}

/** Each clinic, and by when it would ring. */
const clinicsOf = ({ clinics, practice }: Site, at: Instant) => clinics.map(({ id, name, openingHours, closures, timeZone: zone }) => ({
  id, name, by: words.by(ringBackDue({ openingHours, closures, zone, policy: practice.policy }, at), zone, at),
}))

function problemsOf(typed: Record<string, string>): FieldError[] {
  const read = readRingBack(typed)
  return read.ok ? [] : read.errors
}

async function view(params: SearchParams) {
  const at = now()
  const { clinic, problem } = RingBackQuery.parse(params)
  const [site, draft] = await Promise.all([readSite(at), openDraft(at)])
  const typed = typedBefore(draft?.details ?? {}, clinic)
  const errors = problem ? problemsOf(typed) : []
  const byField = Object.fromEntries(errors.map(({ path, message }) => [String(path[0]), message]))
  return (
    <Shell site={site} title={errors.length > 0 ? problemTitle(words.title) : words.title} facts={{ path: paths.ringMeBack(), description: words.lead }}>
      <div className="body hung">
        <span className="bob" aria-hidden="true" />
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            <ErrorSummary errors={errors.map(({ path, message }) => ({ id: String(path[0]), message }))} />
            <TooManyNotice of={readTooMany(params)} phone={site.practice.phone} />
            <h1>{words.heading}</h1>
            <p className="lead">{words.lead}</p>
            <p className="above-3"><a href={paths.emergency}>{words.urgent}</a></p>
            <form className="above-5" action={paths.askRingBack} method="post" noValidate>
              <RingBackFields typed={typed} errors={byField} clinics={clinicsOf(site, at)} />
              <div className="buttons actions"><button className="button">{words.send}</button></div>
            </form>
            <p className="above-5">{words.rather}<Phone number={site.practice.phone} /></p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function RingMeBackPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
