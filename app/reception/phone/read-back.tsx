import { LineField } from '@/app/_ui/staff/line-field'
import { Icon } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { ScopeForm } from '@/app/_ui/staff/act-scope'
import { byPhone as words } from '@/lib/copy/staff/by-phone'
import type { Said } from '@/lib/copy/staff/read-back'
import type { ClinicView } from '@/lib/core/views'
import { NextOnEnter } from './next-on-enter'

interface Props {
  form: string
  said: Said[]
  hidden: Record<string, string>
  clinic: ClinicView
  /** They haven't been to this clinic: how to get there is open. */
  isNewThere: boolean
  count: number
}

/** What to say, and the one button. */
export function ReadBack({ form, said, hidden, clinic, isNewThere, count }: Props) {
  return (
    <section className="readback" aria-labelledby="h-say">
      <div>
        <h2 id="h-say">{words.readBack}</h2>
        {said.length > 0 ? (
          <>
            <blockquote>“{said.map(({ text, strong }, i) => (strong ? <b key={i}>{text}</b> : text))}”</blockquote>
            <details className="getting-here" open={isNewThere}>
              <summary>{words.gettingHere}</summary>
              <p>{[...clinic.address, clinic.postcode].join(', ')}. {clinic.gettingIn.join(' ')}</p>
            </details>
          </>
        ) : <p className="soft">{count === 0 ? words.nothingYet : words.noTime}</p>}
      </div>
      <ScopeForm id={form} className="go" hidden={hidden}>
        {said.length > 0 && (
          <>
            <NextOnEnter className="to-know">
              <LineField name="reason" label={words.reason} maxLength={2000} autoComplete="off" />
              <LineField name="note" label={words.note} maxLength={2000} autoComplete="off" />
              <label className="tick"><input type="checkbox" name="pregnant" /> {words.pregnant}</label>
            </NextOnEnter>
            <Press className="act main" aria-keyshortcuts="Control+Enter"><Icon name="tick" />{words.book(count)} <Key>Ctrl Enter</Key></Press>
          </>
        )}
      </ScopeForm>
    </section>
  )
}
