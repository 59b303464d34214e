import { failures as words } from '@/lib/copy/staff/messages'
import type { MessageEntry } from '@/lib/core/messages/message-view'

/** Whose a failure is, as claims are shown. */
export function Owner({ owner, me }: { owner: MessageEntry['owner']; me: string }) {
  if (owner === null) return <span className="nobodys">{words.nobodys}</span>
  const mine = owner.id === me
  return <span className={mine ? 'claimed you' : 'claimed'}><i aria-hidden="true">{owner.name.slice(0, 1)}</i> {mine ? words.yours : owner.name}</span>
}
