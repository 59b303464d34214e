import type { MessagesDesk } from '@/app/_staff/open-messages-desk'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { kindWords, templates as words } from '@/lib/copy/staff/messages'
import { pastClock } from '@/lib/copy/staff/time'
import type { OpenedTemplate } from '@/lib/core/messages/opened-message'
import { dayOf } from '@/lib/core/time'
import { readTemplateValues } from '@/lib/use-cases/template-values'
import { reset } from './actions'
import { Versions } from './versions'
import { WordsForm } from './words-form'

interface Props {
  opened: OpenedTemplate
  desk: MessagesDesk
  /** The version whose words are put into the form. */
  version: string | undefined
}

/** The words of one kind by one way: the form, what it makes of them, and what they were before. */
export async function Workbench({ opened, desk, version }: Props) {
  const { kind, channel, edited } = opened
  const { clinic, now } = desk
  const zone = clinic.timeZone
  const { sample, longest } = await readTemplateValues(opened, now)
  const taken = opened.versions.find(({ id, body }) => id === version && body !== null)
  const first = { subject: taken?.subject ?? opened.subject ?? '', body: taken?.body ?? opened.body }
  const seen = opened.versions[0]?.id ?? ''
  return (
    <section className="bench" aria-labelledby="bench">
      <div className="bench-head">
        <h2 id="bench">{words.heads(kindWords[kind], channel)}</h2>
        <p className="who-line">{taken ? words.useSaid : edited ? words.edited(edited.by, pastClock(edited.at, dayOf(now, zone), zone)) : words.ours}</p>
      </div>
      <WordsForm {...{ kind, channel, first, seen, sample, longest }} must={opened.must} offers={opened.offers} clinic={clinic.id} />
      <div className="bench-foot">
        {edited && (
          <ActForm action={reset} hidden={{ kind, channel, clinic: clinic.id, seen }} className="reset-form">
            <Press className="act"><span>{words.reset}<small>{words.resetSaid}</small></span></Press>
          </ActForm>
        )}
        <Versions {...{ opened, desk }} />
      </div>
    </section>
  )
}
