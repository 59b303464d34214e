import Link from 'next/link'
import { callsAt, patientAt } from '@/app/_staff/addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon } from '@/app/_ui/staff/icon'
import { LineField } from '@/app/_ui/staff/line-field'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { wrongNumber as words } from '@/lib/copy/staff/calls'
import { phoneWords } from '@/lib/copy/staff/phone'
import { pastClock } from '@/lib/copy/staff/time'
import { dayOf, longDate } from '@/lib/core/time'
import type { WrongNumberView } from '@/lib/core/ring-view'
import { readWrongNumber } from '@/lib/use-cases/wrong-number'
import { putNumberRight } from './actions'
import type { CallPaneProps } from './call-pane-props'

/** The number is somebody else's: in the place of the button to dial it, every other way to the patient. */
export async function WrongNumber({ call, clinic, actor, now, next }: CallPaneProps) {
  const found = await readWrongNumber(actor, { call: call.id }, now)
  if (!found.ok || call.wrongNumberAt === null) return null
  const view = found.value
  const zone = clinic.timeZone
  return (
    <section className="wrong-number" aria-labelledby="wrong-number">
      <h3 id="wrong-number">{words.heading}</h3>
      <p>{words.said(phoneWords(call.patient.phone), pastClock(call.wrongNumberAt, dayOf(now, zone), zone))}</p>
      <Ways view={view} />
      <ActForm action={putNumberRight} hidden={{ call: call.id, clinic: clinic.id, version: view.version }} className="put-right">
        <LineField name="phone" label={words.right} type="tel" autoComplete="off" />
        <Press className="act">{words.putRight}</Press>
      </ActForm>
      {view.alike.length > 0 && <Alike view={view} call={call.id} clinic={clinic.id} />}
      {next && <Link className="b edge" href={callsAt(clinic.id, next)} scroll={false} aria-keyshortcuts="F2">{words.next} <Key>F2</Key></Link>}
    </section>
  )
}

const Ways = ({ view: { otherPhone, email } }: { view: WrongNumberView }) => (
  <ul className="ways">
    {otherPhone !== null && (
      <li>
        <a className="dial" href={`tel:${otherPhone}`} aria-keyshortcuts="D">
          <Icon name="dial" /><Say>{words.ringOther} </Say><b>{phoneWords(otherPhone)}</b><Key>D</Key>
        </a>
        <small>{words.other}</small>
      </li>
    )}
    {email !== null && <li><a href={`mailto:${email}`}>{email}</a><small>{words.email}</small></li>}
    {otherPhone === null && email === null && <li>{words.none}</li>}
  </ul>
)

function Alike({ view, call, clinic }: { view: WrongNumberView; call: string; clinic: string }) {
  return (
    <>
      <h4>{words.alike}</h4>
      <ul className="alike">
        {view.alike.map(({ id, name, phone, dateOfBirth }) => (
          <li key={id}>
            <Link href={patientAt(id)}>{name}</Link>
            {dateOfBirth && <small>{words.born(longDate(dateOfBirth).replace(/^\S+ /, ''))}</small>}
            <ActForm action={putNumberRight} hidden={{ call, clinic, version: view.version, phone }}>
              <Press className="b edge">{words.use(phoneWords(phone))}</Press>
            </ActForm>
          </li>
        ))}
      </ul>
    </>
  )
}
