import type { Proof } from '@/lib/use-cases/require-recent'
import { ProveAgain } from './prove-again'

interface Props extends Proof {
  href: string
  words: string
}

/**
 * A file to take away. Where ten minutes are over it asks in place who it is, and is the link once that is shown. Without `download`, so
 * that a refusal is a page to read and no broken file.
 */
export const FileLink = ({ href, words, ...proof }: Props) => (
  proof.isRecent ? <a className="b edge" href={href}>{words}</a> : <ProveFor {...proof} words={words} />
)

/** The question behind a button, where most of what the page is for goes without it. */
export const ProveFor = ({ words, isRecent, hasPasskey }: Proof & { words: string }) => (
  isRecent ? null : (
    <details className="prove-for">
      <summary className="b edge">{words}</summary>
      <ProveAgain passkeys={hasPasskey} />
    </details>
  )
)
