import { ActForm } from '@/app/_ui/staff/act-form'
import { Choose } from '@/app/_staff/ask-fields'
import { GoForm } from '@/app/_ui/staff/go-form'
import { Press } from '@/app/_ui/staff/press'
import { closures as words } from '@/lib/copy/staff/closures'
import { pastClock } from '@/lib/copy/staff/time'
import { dayOf, longDate, type Instant, type Zone } from '@/lib/core/time'
import { bankField } from '@/lib/input/closure-forms'
import type { ClosuresView } from '@/lib/use-cases/draft-closure'
import { refresh } from './actions'

interface Props {
  view: ClosuresView
  clinic: string
  zone: Zone
  now: Instant
  places: readonly (readonly [value: string, word: string])[]
  values: Record<string, string>
  wrong: Record<string, string>
}

/** The bank holidays to come, from where they are known, and closing on them. */
export function Holidays({ view: { holidays }, clinic, zone, now, places, values, wrong }: Props) {
  const { days, fetchedAt, failure } = holidays
  const known = fetchedAt === null ? words.builtIn : words.fetched(pastClock(fetchedAt, dayOf(now, zone), zone))
  return (
    <section aria-labelledby="banks-title" className="closure-part">
      <h2 id="banks-title">{words.banks}</h2>
      <p className="effect-note">{failure !== null && <b>{words.failed(failure, fetchedAt === null)} </b>}{known}</p>
      <ActForm action={refresh} hidden={{ clinic }} className="draft-acts"><Press className="act">{words.refresh}</Press></ActForm>
      {days.length === 0 ? <p className="effect-note">{words.banksNone}</p> : (
        <GoForm to="/manage/closures" keep={{ clinic, do: 'bank' }} className="bank-form" label={words.banks}>
          {wrong['days'] && <p className="error" id="bank-days-wrong">{wrong['days']}</p>}
          <ul className="bank-days">
            {days.map(({ day, name, shut }) => (
              <li key={day}>
                <label>
                  <input type="checkbox" name={bankField(day)} value="on" defaultChecked={values[bankField(day)] !== undefined} disabled={shut === 'all'} aria-describedby={wrong['days'] ? 'bank-days-wrong' : undefined} />
                  <b>{longDate(day)}</b> {name} <small>{words.shut[shut]}</small>
                </label>
              </li>
            ))}
          </ul>
          <div className="draft-fields">
            <Choose name="where" prefix="bank" label={words.bankWhere} choices={places} values={values} wrong={wrong} />
          </div>
          <p className="draft-acts"><button type="submit" className="act">{words.bankShow}</button></p>
        </GoForm>
      )}
    </section>
  )
}
