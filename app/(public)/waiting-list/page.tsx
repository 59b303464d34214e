import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { TextField } from '@/app/_ui/text-field'
import { now } from '@/lib/clock'
import { waitingList as words } from '@/lib/copy/patient/waiting'
import { problemTitle, site as siteWords } from '@/lib/copy/patient/site'
import { withArticle } from '@/lib/copy/patient/words'
import type { FieldError } from '@/lib/core/refusal'
import { dayOf } from '@/lib/core/time'
import type { PractitionerView } from '@/lib/core/views'
import { hasFlag, journeyFields, readTooMany, stepPath } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { readWish } from '@/lib/input/wait-form'
import { clinicBox } from '@/lib/input/waiting-forms'
import { DateOfBirth } from '../_parts/details-fields'
import { openDraft } from '../_parts/draft-cookie'
import { guarded } from '../_parts/guarded'
import { HiddenFields } from '../_parts/hidden-fields'
import { openTime } from '../_parts/open-step'
import { paths } from '../_parts/paths'
import { Shell } from '../_parts/shell'
import { TooManyNotice } from '../_parts/too-many-notice'
import { waitPlaces } from '../_parts/wait-places'
import { Boxes, WhenFields } from '../_parts/wish-fields'

export const metadata: Metadata = { robots: { index: false } }

interface FieldsProps {
  typed: Record<string, string>
  errors: Record<string, string>
}

function Who({ typed, people, profession, chosen }: FieldsProps & { people: PractitionerView[]; profession: string; chosen: string | undefined }) {
  if (people.length < 2) return null
  return (
    <div className="field">
      <label htmlFor="wait-who">{words.who}</label>
      <select className="input w20" id="wait-who" name="wait-who" defaultValue={typed['wait-who'] ?? chosen ?? ''}>
        <option value="">{words.anyone(profession)}</option>
        {people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </div>
  )
}

const Days = ({ typed, errors }: FieldsProps) => (
  <>
    <TextField
      id="wait-from" label={words.from} optional={words.optional} hint={words.fromHint} error={errors['wait-from']} value={typed['wait-from']}
      width="w10" type="date"
    />
    <TextField
      id="wait-until" label={words.until} optional={words.optional} hint={words.untilHint} error={errors['wait-until']} value={typed['wait-until']}
      width="w10" type="date"
    />
  </>
)

const You = ({ typed, errors }: FieldsProps) => (
  <>
    <h2 className="part-title">{words.you}</h2>
    <TextField id="name" label={words.name} error={errors.name} value={typed.name} width="w20" autoComplete="name" spellCheck={false} />
    <DateOfBirth typed={typed} errors={errors} />
    <TextField id="phone" label={words.phone} hint={words.phoneHint} error={errors.phone} value={typed.phone} width="w10" type="tel" autoComplete="tel" />
  </>
)

function Note({ typed, errors }: FieldsProps) {
  const error = errors['wait-note']
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor="wait-note">{words.note} <span className="optional">{words.optional}</span></label>
      <p className="hint" id="wait-note-hint">{words.noteHint}</p>
      {error && <p className="error" id="wait-note-error"><span>{error}</span></p>}
      <textarea
        className={error ? 'input bad' : 'input'} id="wait-note" name="wait-note" rows={3} defaultValue={typed['wait-note']}
        aria-invalid={error ? true : undefined} aria-describedby={error ? 'wait-note-hint wait-note-error' : 'wait-note-hint'}
      />
    </div>
  )
}

async function view(params: SearchParams) {
  const at = now()
  const [step, draft] = await Promise.all([openTime(params, at), openDraft(at)])
  const { site, clinic, profession, service, journey } = step
  const { clinics, people } = await waitPlaces(service.id, site.clinics)
  if (clinics.length === 0) redirect(stepPath('service', journey))
  const typed = draft?.details ?? {}
  const isSent = typed['wait-sent'] === 'yes'
  const read = hasFlag(params, 'problem') ? readWish(typed, clinics.map(({ id }) => id), dayOf(at, clinic.timeZone)) : null
  const wrong: FieldError[] = read && !read.ok ? read.errors : []
  const errors = Object.fromEntries(wrong.map(({ path, message }) => [String(path[0]), message]))
  const ticked = (name: string): boolean => (isSent ? typed[name] === 'on' : name === clinicBox(clinic.id))
  return (
    <Shell site={site} title={wrong.length > 0 ? problemTitle(words.title) : words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <a className="back" href={stepPath('time', journey)}>{siteWords.back}</a>
          <div className="narrow">
            <ErrorSummary errors={wrong.map(({ path, message }) => ({ id: String(path[0]), message }))} />
            {hasFlag(params, 'refused') && <p className="notice brick" role="alert" tabIndex={-1} autoFocus>{words.refused}</p>}
            <TooManyNotice of={readTooMany(params)} phone={clinic.phone} />
            <h1>{words.heading}</h1>
            <p className="lead">{words.sub(service.name, withArticle(profession.name))}</p>
            <form className="above-6" action={paths.joinList} method="post" noValidate>
              <HiddenFields fields={journeyFields(journey)} />
              {clinics.length > 1 ? (
                <Boxes
                  id="clinics" legend={words.clinics} hint={words.clinicsHint} ticked={ticked} error={errors[clinicBox(clinics[0]?.id ?? '')]}
                  boxes={clinics.map(({ id, place }) => ({ name: clinicBox(id), word: place }))}
                />
              ) : <HiddenFields fields={[[clinicBox(clinics[0]?.id ?? ''), 'on']]} />}
              <Who {...{ typed, errors, people }} profession={profession.name} chosen={journey.practitioner} />
              <WhenFields ticked={ticked} />
              <Days {...{ typed, errors }} />
              <You {...{ typed, errors }} />
              <Note {...{ typed, errors }} />
              <div className="buttons actions"><button className="button">{words.button}</button></div>
              <p className="soft above-3">{words.keep}</p>
            </form>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function WaitingListPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
