import { testPath } from '@/app/_staff/message-addresses'
import { senderDomain as words } from '@/lib/copy/staff/sender-domain'
import { isSelector, type Entry, type SenderDomain } from '@/lib/core/messages/sender-domain'

interface Props {
  clinic: string
  /** As it was typed. */
  selector: string | undefined
  found: SenderDomain | null
  isAsked: boolean
}

/** What the DNS of the sender's domain says, once it's asked for: it may take some seconds. */
export function Domain({ clinic, selector = '', found, isAsked }: Props) {
  const isWrong = selector !== '' && !isSelector(selector)
  const told = ['selector-hint', isWrong && 'selector-wrong'].filter(Boolean).join(' ')
  return (
    <section className="tests-domain" aria-labelledby="domain">
      <h2 id="domain">{words.heading}</h2>
      <p className="tests-said">{words.said}</p>
      <form action={`${testPath}#domain`} method="get" aria-label={words.check}>
        <input type="hidden" name="clinic" value={clinic} />
        <input type="hidden" name="look" value="domain" />
        <div className={isWrong ? 'line-field wrong' : 'line-field'}>
          <label htmlFor="selector">{words.selector}</label>
          <p className="hint" id="selector-hint">
            {words.selectorHint}
          </p>
          {isWrong && (
            <p className="error" id="selector-wrong">
              {words.selectorWrong}
            </p>
          )}
          <input
            id="selector"
            name="selector"
            defaultValue={selector}
            key={selector}
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={isWrong || undefined}
            aria-describedby={told}
          />
        </div>
        <div className="buttons">
          <button type="submit" className="b edge">
            {words.check}
          </button>
        </div>
      </form>
      {isAsked && (found ? <Entries {...found} /> : <p>{words.noSender}</p>)}
    </section>
  )
}

const Entries = ({ domain, spf, dkim, dmarc }: SenderDomain) => (
  <>
    <h3>{words.of(domain)}</h3>
    <dl>
      <Told term={words.names.spf} entry={spf} said={words.spf[spf.verdict](domain)} />
      <Told term={words.names.dkim} entry={dkim} said={words.dkim[dkim.verdict](domain)} />
      <Told term={words.names.dmarc} entry={dmarc} said={words.dmarc[dmarc.verdict](domain)} />
    </dl>
  </>
)

const Told = ({ term, entry, said }: { term: string; entry: Entry<string>; said: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>
      <p>{said}</p>
      {entry.text !== null && <p className="tests-said">{words.found(entry.name)}</p>}
      {entry.text !== null && <pre>{entry.text}</pre>}
    </dd>
  </div>
)
