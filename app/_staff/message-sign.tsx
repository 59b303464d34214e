import type { MessageStatus } from '@/lib/core/messages/kinds'

const signs: Record<MessageStatus, string> = {
  due: 'waits', sending: 'waits', sent: 'gone', failed: 'failed', 'no-server': 'nowhere', unwanted: 'unwanted',
}

/** The state of a message, drawn: shape and word, never colour alone. */
export const MessageState = ({ status, children }: { status: MessageStatus; children: React.ReactNode }) => (
  <span className={`m-state is-${signs[status]}`}><i aria-hidden="true" />{children}</span>
)
