import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import '@/app/_ui/staff/css/changes.css'
import { chooseClinic } from '@/app/_staff/choose-clinic'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { toRing } from '@/app/_staff/to-ring'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { changes as words } from '@/lib/copy/staff/changes'
import { dayOf } from '@/lib/core/time'
import { ChangeForm, ChangeQuery } from '@/lib/input/change-forms'
import { planChange } from '@/lib/use-cases/plan-change'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { ChangeFields } from './change-fields'
import { Plan } from './plan'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (text: string) => {
  const actor = await requireStaff()
  const now = clockNow()
  const query = ChangeQuery.parse(JSON.parse(text))
  const worklist = unwrap(await readCalls(actor, { clinic: await chooseClinic(actor, query.clinic) }, now))
  const { clinic } = worklist
  return { actor, now, query, calls: toRing(worklist), clinic, clinics: (await readClinics(now)).filter(({ id }) => actor.clinics.includes(id)) }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { clinic } = await load(JSON.stringify(await searchParams))
  return { title: words.title(clinic.place) }
}

const wrongOf = (issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string> =>
  Object.fromEntries([...issues].reverse().map(({ path, message }) => [String(path[0] ?? ''), message]))

export default async function ChangesPage({ searchParams }: Props) {
  const { actor, now, query, calls, clinic, clinics } = await load(JSON.stringify(await searchParams))
  const people = await readPractitioners({ clinic: clinic.id })
  const today = dayOf(now, clinic.timeZone)
  const asked = Object.fromEntries(Object.entries({ ...query, clinic: clinic.id }).filter((pair): pair is [string, string] => Boolean(pair[1])))
  // A link may name who and when and leave the why open: that is no mistake yet.
  const whole = query.why === undefined ? null : ChangeForm.safeParse(asked)
  const planned = whole?.success ? await planChange(actor, whole.data.change, now) : null
  if (planned && !planned.ok && planned.refusal.reason !== 'invalid') notFound()
  const issues = whole && !whole.success ? whole.error.issues
    : planned && !planned.ok && planned.refusal.reason === 'invalid' ? planned.refusal.errors : []
  const wrong = wrongOf(issues)
  return (
    <Desk {...{ actor, clinic, clinics, calls, now }} day={today} here="to-tell" skip={words.skip}>
      <main id="main" className="change-main">
        <div className="top"><h1>{words.heading}</h1><p className="say">{clinic.place}. {words.begin}</p></div>
        <ChangeFields clinic={clinic} people={people} values={{ day: today, ...asked }} wrong={{ ...wrong, day: wrong['day'] ?? wrong['from'] ?? '' }} />
        {planned?.ok && <Plan key={JSON.stringify(asked)} plan={planned.value} asked={asked} now={now} />}
      </main>
    </Desk>
  )
}
