import { phoneHref, phoneText } from '@/lib/copy/patient/phone'

/** A number to ring, as a link; `plain` where it is only named. */
export function Phone({ number, plain = false }: { number: string; plain?: boolean }) {
  const text = phoneText(number)
  return plain ? <span className="keep num">{text}</span> : <a className="keep num" href={phoneHref(number)}>{text}</a>
}
