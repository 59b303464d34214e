import type { Metadata } from 'next'
import { now } from '@/lib/clock'
import { ringBack } from '@/lib/copy/patient/ring-back'
import { site as siteWords, steps } from '@/lib/copy/patient/site'
import { time } from '@/lib/copy/patient/time'
import { waitingList as waitingWords } from '@/lib/copy/patient/waiting'
import type { Policy } from '@/lib/core/diary-facts'
import type { Instant } from '@/lib/core/time'
import type { DraftView } from '@/lib/core/views'
import { hasFlag, journeyFields, readSetback, readTooMany, stepPath, waitingListPath } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { draftSecret, openDraft } from '../../_parts/draft-cookie'
import { guarded } from '../../_parts/guarded'
import { openTime } from '../../_parts/open-step'
import type { OpenStep } from '../../_parts/open-step'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readTimes } from '../../_parts/read-times'
import { Shell } from '../../_parts/shell'
import { stepNumber, stepViews } from '../../_parts/step-views'
import { StepsLine } from '../../_parts/steps-line'
import { TimeChooser } from '../../_parts/time-chooser'
import { TooManyNotice } from '../../_parts/too-many-notice'

export const metadata: Metadata = { robots: { index: false } }

type Step = Awaited<ReturnType<typeof openTime>>

async function times(step: Step, draft: DraftView | null, params: SearchParams, policy: Policy, at: Instant) {
  const { clinic, service, journey } = step
  const skill = draft?.details.pregnant === 'yes' ? 'pregnancy' : undefined
  const secret = await draftSecret() ?? undefined
  const wanted = { clinic, service, practitioner: journey.practitioner, skill, draft: secret, from: journey.from, policy }
  return readTimes({ ...wanted, setback: readSetback(params) }, at)
}

function NothingSuits({ site, journey, clinic, profession }: OpenStep) {
  const others = site.clinics.filter((other) => other.id !== clinic.id && other.professions.includes(profession.id))
  return (
    <div className="other">
      <h2>{time.suits}</h2>
      <p>
        {others.map((other, i) => (
          <span key={other.id}>
            {i === 0 ? time.lookAt : ', '}
            <a href={stepPath('time', { ...journey, clinic: other.id, practitioner: undefined, from: undefined })}>{time.timesAt(other.place)}</a>
          </span>
        ))}
        {others.length > 0 ? time.orRing : time.ring}<Phone number={clinic.phone} />{ringBack.or}
        <a href={paths.ringMeBack({ clinic: clinic.id })}>{ringBack.fromTimes}</a>.
      </p>
      <p>{waitingWords.or}<a href={waitingListPath(journey)}>{waitingWords.fromTimes}</a>{waitingWords.orEnd}</p>
    </div>
  )
}

function NoCookie() {
  return (
    <section className="notice brass above-5" role="alert" tabIndex={-1} autoFocus aria-labelledby="cookies">
      <h2 id="cookies">{time.cookiesHeading}</h2>
      <p>{time.cookies}</p>
    </section>
  )
}

async function view(params: SearchParams) {
  const at = now()
  const [step, draft] = await Promise.all([openTime(params, at), openDraft(at)])
  const { site, clinic, profession, service, journey } = step
  const chooser = await times(step, draft, params, site.practice.policy, at)
  const links = {
    from: (from: string) => stepPath('time', { ...journey, from }),
    with: (practitioner: string | undefined) => stepPath('time', { ...journey, practitioner, from: undefined }),
  }
  return (
    <Shell site={site} title={time.title + steps.titleCount(stepNumber('time'))}>
      <div className="body">
        <StepsLine line={stepViews('time', step)} />
        <main id="main" tabIndex={-1}>
          <a className="back" href={stepPath('service', journey)}>{siteWords.back}</a>
          <h1>{time.heading}</h1>
          <p className="sub">{time.sub(service, profession.name, clinic.place, site.practice.policy.holdMinutes)}</p>
          {hasFlag(params, 'cookieless') && <NoCookie />}
          <TooManyNotice of={readTooMany(params)} phone={clinic.phone} />
          <TimeChooser {...chooser} clinic={clinic} profession={profession} links={links} action={paths.hold} fields={journeyFields(journey)} />
          <NothingSuits {...step} />
        </main>
      </div>
    </Shell>
  )
}

export default async function TimePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
