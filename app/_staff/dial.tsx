import { Icon } from '@/app/_ui/staff/icon'
import { Key, Say } from '@/app/_ui/staff/marks'
import { dial as words } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import { mayRing, textNumber, type Reachable } from '@/lib/core/reach'

type Contact = Reachable & { email: string | null }

interface Props {
  patient: Contact
  className?: 'dial' | 'bigdial'
}

/**
 * The number to press, as far as the patient wants to be rung: a landline isn't shown to one who asked for their
 * mobile alone. Who isn't to be rung at all is told another way, and it says which.
 */
export function Dial({ patient, className = 'dial' }: Props) {
  const { numbers } = mayRing(patient)
  const [number, ...others] = numbers
  if (number === undefined) return <DontRing {...{ patient, className }} />
  return (
    <>
      <a className={className} href={`tel:${number}`} aria-keyshortcuts="D">
        <Icon name="dial" /><Say>{words.ring} </Say><b>{phoneWords(number)}</b><Key>D</Key>
      </a>
      {others.map((other) => (
        <p className="other-dial" key={other}>
          {words.other} <a href={`tel:${other}`}><Say>{words.ring} </Say>{phoneWords(other)}</a>
        </p>
      ))}
    </>
  )
}

/** How somebody who isn't to be rung is told: by email, where they asked for it or no text would reach them. */
function insteadOf(patient: Contact): { email: string } | { text: string } | null {
  const text = textNumber(patient)
  if (patient.email !== null && (patient.tellBy === 'email' || text === null)) return { email: patient.email }
  return text === null ? null : { text }
}

function dontRing(patient: Contact): string {
  const { why } = mayRing(patient)
  const instead = insteadOf(patient)
  return [words[why ?? 'never'], instead && ('email' in instead ? words.email : words.text)].filter(Boolean).join(': ')
}

function DontRing({ patient, className }: Required<Props>) {
  const instead = insteadOf(patient)
  return (
    <div className={`${className} dont-ring`}>
      <Icon name="no" />
      <p>
        <b>{dontRing(patient)}</b>
        {instead && ('email' in instead ? <a href={`mailto:${instead.email}`}>{words.emailTo} {instead.email}</a>
          : <a href={`sms:${instead.text}`}>{words.textTo} {phoneWords(instead.text)}</a>)}
      </p>
    </div>
  )
}

/** The same as one line of a list; who isn't a patient yet has a number alone. */
export function DialLine({ name, patient }: { name: string; patient: Contact | string }) {
  const number = typeof patient === 'string' ? patient : mayRing(patient).numbers[0]
  if (number === undefined) {
    return <span className="tel dont">{typeof patient === 'string' ? null : dontRing(patient)}</span>
  }
  return <a className="tel" href={`tel:${number}`} aria-label={words.ringOf(name, phoneWords(number))}>{phoneWords(number)}</a>
}
