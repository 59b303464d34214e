import type { Metadata } from 'next'
import Link from 'next/link'
import { toTellAt } from '@/app/_staff/addresses'
import { Choose, DateOrTime, Text } from '@/app/_staff/ask-fields'
import { EffectPane } from '@/app/_staff/effect-pane'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { closuresPageAt } from '@/app/_staff/rota-addresses'
import { GoForm } from '@/app/_ui/staff/go-form'
import { GoScope } from '@/app/_ui/staff/go-scope'
import { closures as words } from '@/lib/copy/staff/closures'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { everyClinic } from '@/lib/input/closure-forms'
import { save } from './actions'
import { ClosedList } from './closed-list'
import { Holidays } from './holidays'
import { loadClosures } from './load'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

type Loaded = Awaited<ReturnType<typeof loadClosures>>

function saidOf({ query, desk }: Loaded) {
  if (query.done === 'refreshed') return words.refreshed
  if (query.done !== 'saved') return words.headingSaid
  const told = query.told ?? 0
  return <>{effectWords.saved(told)} {told > 0 && <Link href={toTellAt(desk.clinic.id)}>{effectWords.toTell}</Link>}</>
}

export default async function ClosuresPage({ searchParams }: Props) {
  const loaded = await loadClosures(JSON.stringify(await searchParams))
  const { typed, query, desk, view, shown } = loaded
  const clinic = desk.clinic.id
  const places = [...view.clinics.map(({ id, place }) => [id, place] as const), ...(view.all ? [[everyClinic, words.everywhere] as const] : [])]
  const of = (doing: 'close' | 'bank') => (query.do === doing ? { values: { where: clinic, ...typed }, wrong: shown.wrong } : { values: { where: doing === 'bank' && view.all ? everyClinic : clinic }, wrong: {} })
  const key = JSON.stringify(typed)
  return (
    <ManageDesk desk={desk} here="closures" heading={words.heading} className="rotas closures" say={saidOf(loaded)}>
      <GoScope>
        <div className="rota-panes">
          <div className="rota-main">
            <ClosedList view={view} clinic={clinic} open={typed['closure']} />
            <CloseForm key={`close ${key}`} clinic={clinic} places={places} {...of('close')} />
            <Holidays key={`bank ${key}`} view={view} clinic={clinic} zone={desk.clinic.timeZone} now={desk.now} places={places} {...of('bank')} />
          </div>
          <section className="rota-effect" aria-label={words.effectOf}>
            {shown.say && <p className="refused" role="alert">{shown.say}</p>}
            {shown.effect ? <EffectPane effect={shown.effect} action={save} asked={{ ...typed, clinic }} back={closuresPageAt(clinic)} />
              : <p className="effect-note">{words.before}</p>}
          </section>
        </div>
      </GoScope>
    </ManageDesk>
  )
}

interface FormProps {
  clinic: string
  places: readonly (readonly [value: string, word: string])[]
  values: Record<string, string>
  wrong: Record<string, string>
}

/** Which clinic, from when to when, and why. It asks by the address: nothing is written yet. */
const CloseForm = ({ clinic, places, ...fields }: FormProps) => (
  <section aria-labelledby="close-title" className="closure-part">
    <h2 id="close-title">{words.form}</h2>
    <GoForm to="/manage/closures" keep={{ clinic, do: 'close' }} className="draft-form" label={words.form}>
      <div className="draft-fields">
        <Choose name="where" prefix="close" label={words.where} choices={places} {...fields} />
        <DateOrTime name="from" type="date" label={words.from} {...fields} />
        <DateOrTime name="until" type="date" label={words.until} hint={words.untilHint} {...fields} />
        <DateOrTime name="at" type="time" label={words.at} hint={words.atHint} {...fields} />
        <DateOrTime name="to" type="time" label={words.to} {...fields} />
        <Text name="reason" most={80} label={words.reason} hint={words.reasonHint} {...fields} />
      </div>
      <p className="draft-acts"><button type="submit" className="act">{words.show}</button></p>
    </GoForm>
  </section>
)
