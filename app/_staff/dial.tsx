import { Icon } from '@/app/_ui/staff/icon'
import { Key, Say } from '@/app/_ui/staff/marks'
import { dial as words } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import { mayRing, textNumber, type Reachable } from '@/lib/core/reach'

interface Props {
  patient: Reachable & { email?: string | null }
  className?: 'dial' | 'bigdial'
}

/**
 * The number to press, as far as the patient wants to be rung: a landline isn't shown to one who asked for their mobile alone. Who
 * isn't to be rung at all is told another way, and it says which.
 */
export function Dial({ patient, className = 'dial' }: Props) {
  const { numbers, why } = mayRing(patient)
  if (why !== null) return <DontRing {...{ patient, why, className }} />
  const [number, ...others] = numbers
  return (
    <>
      <a className={className} href={`tel:${number}`} aria-keyshortcuts="D">
        <Icon name="dial" /><Say>{words.ring} </Say><b>{phoneWords(number)}</b><Key>D</Key>
      </a>
      {others.map((other) => (
        <p className="other-dial" key={other}>{words.other} <a href={`tel:${other}`}><Say>{words.ring} </Say>{phoneWords(other)}</a></p>
      ))}
    </>
  )
}

function DontRing({ patient, why, className }: Props & { why: 'never' | 'landline' }) {
  const text = textNumber(patient)
  const byEmail = patient.email && (patient.tellBy === 'email' || text === null)
  const only = byEmail ? words.email : text === null ? null : words.text
  return (
    <div className={`${className ?? 'dial'} dont-ring`}>
      <Icon name="no" />
      <p>
        <b>{words[why]}{only && `: ${only}`}</b>
        {byEmail ? <a href={`mailto:${patient.email ?? ''}`}>{words.emailTo} {patient.email}</a>
          : text !== null && <a href={`sms:${text}`}>{words.textTo} {phoneWords(text)}</a>}
      </p>
    </div>
  )
}
