import type { Metadata } from 'next'
import Link from 'next/link'
import { patientAt } from '@/app/_staff/addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { ProveAgain } from '@/app/_staff/prove-again'
import { unwrap } from '@/app/_staff/unwrap'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { retention as words, ruleWords } from '@/lib/copy/staff/keeping'
import type { KeptPatient } from '@/lib/core/erasure'
import { RetentionQuery } from '@/lib/input/law-forms'
import { readRetention } from '@/lib/use-cases/read-retention'
import { readProof } from '@/lib/use-cases/require-recent'
import { saveDays } from './actions'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: words.title((await openManageDesk(RetentionQuery.parse(await searchParams).clinic)).clinic.place) }
}

/** The rules of keeping, whom the job will take, and who comes due: its dry run. */
export default async function RetentionPage({ searchParams }: Props) {
  const { clinic, done } = RetentionQuery.parse(await searchParams)
  const desk = await openManageDesk(clinic)
  const view = unwrap(await readRetention(desk.actor, desk.now))
  const { isRecent, hasPasskey } = await readProof(desk.actor, desk.now)
  const said = [done === 'saved' ? words.saved : null, words.said(view.dueCount), view.ringBacksDue > 0 ? words.ringBacks(view.ringBacksDue) : null]
  return (
    <ManageDesk desk={desk} here="retention" heading={words.heading} say={said.filter(Boolean).join(' ')} className="retention">
      {!isRecent && <ProveAgain passkeys={hasPasskey} />}
      <section aria-labelledby="rules">
        <h2 id="rules">{words.rules}</h2>
        <ul>{words.ruleList.map((rule) => <li key={rule}>{rule}</li>)}</ul>
        <p className="hint">{words.source} {words.job}</p>
        <ActForm action={saveDays} key={view.unattendedDays} className="retention-days" hidden={{ clinic: desk.clinic.id, was: view.unattendedDays }}>
          <LineField name="days" label={words.days} hint={words.daysHint} defaultValue={view.unattendedDays} inputMode="numeric" maxLength={5} autoComplete="off" />
          <Press className="b edge">{words.save}</Press>
        </ActForm>
      </section>
      <Kept id="due" heading={words.due} people={view.due} count={view.dueCount} />
      <Kept id="soon" heading={words.soon(view.soonUntil)} people={view.soon} count={view.soonCount} />
    </ManageDesk>
  )
}

function Kept({ id, heading, people, count }: { id: string; heading: string; people: KeptPatient[]; count: number }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {people.length === 0 ? <p className="nothing">{words.nobodyDue}</p> : (
        <div className="e-region" role="region" aria-labelledby={id} tabIndex={0}>
          <table className="worklist e-list">
            <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
            <tbody>
              {people.map((one) => (
                <tr key={one.id}>
                  <td><Link prefetch={false} href={patientAt(one.id)}>{one.name ?? words.noName}</Link></td>
                  <td>{one.lastTreated === null ? words.never : words.until(one.lastTreated)}</td>
                  <td>{ruleWords[one.keep.rule]}{one.blocked && <small>{words.blocked}</small>}</td>
                  <td>{words.until(one.keep.until)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {count > people.length && <p className="hint">{words.counted(people.length, count)}</p>}
    </section>
  )
}
