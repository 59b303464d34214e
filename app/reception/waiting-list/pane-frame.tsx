import Link from 'next/link'
import type { ReactNode } from 'react'
import { waitingAt } from '@/app/_staff/addresses'
import { Key } from '@/app/_ui/staff/marks'
import { waiting as words } from '@/lib/copy/staff/waiting'

interface Props {
  clinic: string
  heading: string
  /** Under the heading. */
  line?: ReactNode
  children: ReactNode
}

/** What is open beside the list. */
export const PaneFrame = ({ clinic, heading, line, children }: Props) => (
  <section className="call wl-pane" id="call" aria-labelledby="who">
    <a className="b to-list" href="#list">{words.here}</a>
    <div className="call-head">
      <div>
        <h2 id="who">{heading}</h2>
        <p className="hidden-visually" role="status">{heading}</p>
        {line && <p className="who-line">{line}</p>}
      </div>
      <Link className="b" prefetch={false} href={waitingAt(clinic)} scroll={false} aria-keyshortcuts="Escape">{words.close} <Key>Esc</Key></Link>
    </div>
    {children}
  </section>
)
