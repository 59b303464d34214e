import Link from 'next/link'
import { securityAt } from '@/app/_staff/law-addresses'
import { security as words, securityVerbWords } from '@/lib/copy/staff/security'
import { accountVerbs, securityVerbs } from '@/lib/core/security-event'
import type { SecurityAsked } from '@/lib/input/law-forms'

interface Props {
  asked: SecurityAsked
  clinic: string
  staff: readonly { id: string; name: string }[]
  wrong: { from?: string | undefined; until?: string | undefined }
}

/** Who, what and from when to when, as a form of addresses: without a script as well. */
export const SecurityFilters = ({ asked, clinic, staff, wrong }: Props) => (
  <form className="e-filters" action="/manage/events/security" method="get" role="search" aria-label={words.find}>
    <input type="hidden" name="clinic" value={clinic} />
    <div className="line-field">
      <label htmlFor="staff">{words.who}</label>
      <select id="staff" name="staff" defaultValue={asked.staff ?? ''} key={asked.staff}>
        <option value="">{words.anybody}</option>
        {staff.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </div>
    <div className="line-field">
      <label htmlFor="verb">{words.verb}</label>
      <select id="verb" name="verb" defaultValue={asked.verb ?? ''} key={asked.verb}>
        <option value="">{words.anything}</option>
        {[...securityVerbs, ...accountVerbs].map((verb) => [verb, securityVerbWords(verb)] as const).sort(([, a], [, b]) => a.localeCompare(b, 'en'))
          .map(([verb, word]) => <option key={verb} value={verb}>{word}</option>)}
      </select>
    </div>
    <DayField name="from" label={words.from} value={asked.from} wrong={wrong.from} />
    <DayField name="until" label={words.until} value={asked.until} wrong={wrong.until} />
    <p className="e-acts">
      <button type="submit" className="b edge">{words.show}</button>
      {(asked.staff ?? asked.verb ?? asked.from ?? asked.until) !== undefined && <Link className="b" prefetch={false} href={securityAt(clinic)}>{words.everything}</Link>}
    </p>
  </form>
)

const DayField = ({ name, label, value, wrong }: { name: string; label: string; value: string | undefined; wrong: string | undefined }) => (
  <div className={wrong === undefined ? 'line-field' : 'line-field wrong'}>
    <label htmlFor={name}>{label}</label>
    {wrong !== undefined && <p className="error" id={`${name}-wrong`}>{wrong}</p>}
    <input
      id={name} name={name} type="date" defaultValue={value} key={value}
      {...(wrong !== undefined && { 'aria-invalid': true, 'aria-describedby': `${name}-wrong` })}
    />
  </div>
)
