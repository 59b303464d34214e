import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { TextField } from '@/app/_ui/text-field'
import { now } from '@/lib/clock'
import { contact as words } from '@/lib/copy/patient/appointment'
import { bestTimeNames } from '@/lib/copy/patient/details'
import { phoneText } from '@/lib/copy/patient/phone'
import { problemTitle } from '@/lib/copy/patient/site'
import { bestTimes } from '@/lib/core/appointment'
import type { Instant } from '@/lib/core/time'
import type { AppointmentView, DraftDetails } from '@/lib/core/views'
import { contactFields, readContact } from '@/lib/input/contact-forms'
import { hasFlag } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { openDraft } from '../../../_parts/draft-cookie'
import { guarded } from '../../../_parts/guarded'
import { HiddenFields } from '../../../_parts/hidden-fields'
import { openAppointment } from '../../../_parts/open-appointment'
import type { AppointmentProps } from '../../../_parts/open-appointment'
import { paths } from '../../../_parts/paths'
import { Shell } from '../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

interface FieldsProps {
  view: AppointmentView
  typed: DraftDetails
  errors: Record<string, string>
  at: Instant
}

/** What stands there now; the email only where it was given with this appointment. */
const asItIs = (view: AppointmentView): DraftDetails =>
  ({ 'contact-phone': phoneText(view.patient.phone), 'contact-best': view.bestTime, 'contact-email': view.contactEmail ?? '' })

function BestTime({ view, typed, at }: Omit<FieldsProps, 'errors'>) {
  return (
    <div className="field">
      <label htmlFor="contact-best">{words.best}</label>
      <p className="hint" id="contact-best-hint">{words.bestHint(view, at)}</p>
      <select className="input w20" id="contact-best" name="contact-best" aria-describedby="contact-best-hint" defaultValue={typed['contact-best']}>
        {bestTimes.map((time) => <option key={time} value={time}>{bestTimeNames[time]}</option>)}
      </select>
    </div>
  )
}

function ContactFields({ view, typed, errors, at }: FieldsProps) {
  const isAsked = view.status === 'requested'
  return (
    <>
      <TextField
        id="contact-phone" label={words.phone} hint={words.phoneHint(isAsked)} error={errors['contact-phone']} value={typed['contact-phone']}
        width="w10" type="tel" autoComplete="tel"
      />
      {isAsked && <BestTime {...{ view, typed, at }} />}
      <TextField
        id="contact-email" label={words.email} optional={words.optional} hint={words.emailHint} error={errors['contact-email']}
        value={typed['contact-email']} width="w20" type="email" autoComplete="email" spellCheck={false}
      />
    </>
  )
}

/** What was typed and isn't right, with what to do about it. */
async function problemsOf(params: SearchParams, at: Instant) {
  const kept = hasFlag(params, 'problem') ? (await openDraft(at))?.details ?? {} : {}
  const typed = Object.fromEntries(contactFields.flatMap((name) => (kept[name] === undefined ? [] : [[name, kept[name]]])))
  const read = Object.keys(typed).length > 0 ? readContact(typed) : null
  return { typed, errors: read && !read.ok ? read.errors : [] }
}

async function page(reference: string, params: SearchParams) {
  const at = now()
  const { site, view, secret } = await openAppointment(reference, params, at)
  const back = paths.appointment(view.reference, secret)
  if (view.status !== 'requested' && view.status !== 'confirmed') redirect(back)
  const { typed, errors } = await problemsOf(params, at)
  const byField = Object.fromEntries(errors.map(({ path, message }) => [String(path[0]), message]))
  return (
    <Shell site={site} title={errors.length > 0 ? problemTitle(words.title) : words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <a className="back" href={back}>{words.back}</a>
          <div className="narrow">
            <ErrorSummary errors={errors.map(({ path, message }) => ({ id: String(path[0]), message }))} />
            <h1>{words.heading}</h1>
            <p className="sub">{words.sub(view)}</p>
            <form className="above-5" method="post" action={paths.changeContact(view.reference)} noValidate>
              <HiddenFields fields={[['key', secret], ['version', String(view.version)]]} />
              <ContactFields view={view} typed={{ ...asItIs(view), ...typed }} errors={byField} at={at} />
              <div className="buttons actions"><button className="button">{words.save}</button></div>
            </form>
            <p className="above-5 soft">{words.note}</p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function ContactPage({ params, searchParams }: AppointmentProps) {
  const [{ reference }, search] = await Promise.all([params, searchParams])
  return guarded(() => page(reference, search))
}
