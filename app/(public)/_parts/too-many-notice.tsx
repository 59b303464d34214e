import { tooMany as words } from '@/lib/copy/patient/too-many'
import type { Capped } from '@/lib/core/refusal'
import { Phone } from './phone'

/** Why it can't be asked for online just now, and whom to call. Takes focus, so that it is read first. */
export function TooManyNotice({ of, phone }: { of: Capped | undefined; phone: string }) {
  if (of === undefined) return null
  return (
    <section className="notice brass above-5" role="alert" tabIndex={-1} autoFocus aria-labelledby="too-many">
      <h2 id="too-many">{words.heading}</h2>
      <p>{words.why[of]} {words.kept[of]}</p>
      <p>{words.call}<Phone number={phone} /></p>
    </section>
  )
}
