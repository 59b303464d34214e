import type { Proof } from '@/lib/use-cases/require-recent'
import { ProveAgain } from './prove-again'

interface Props extends Proof {
  href: string
  words: string
}

/**
 * A file to download. After ten minutes it asks in place for the password, and then becomes the
 * link. It has no `download` attribute, so a refusal is a page to read and not a broken file.
 */
export const FileLink = ({ href, words, ...proof }: Props) => (
  proof.isRecent ? <a className="b edge" href={href}>{words}</a>
    : <ProveFor {...proof} words={words} />
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
