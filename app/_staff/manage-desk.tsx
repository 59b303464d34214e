import type { Route } from 'next'
import type { ReactNode } from 'react'
import { manage as words } from '@/lib/copy/staff/manage'
import { Desk } from './desk'
import { manageParts, type ManageScreen } from './manage-parts'
import type { OpenManageDesk } from './open-manage-desk'

interface Props {
  desk: OpenManageDesk
  here: ManageScreen
  heading: string
  /** Beside the heading: what was just done, or what the page is for. */
  say?: ReactNode
  /** Beside that, at the end of the line. */
  aside?: ReactNode
  className?: string
  /** The same at another clinic, where that is more than the screen's own address. */
  elsewhere?: (clinic: string) => Route
  children: ReactNode
}

/** A manager's screen: the bar, every part of what is managed, and the page. */
export function ManageDesk({ desk, here, heading, say, aside, className = '', elsewhere = manageParts[here].at, children }: Props) {
  return (
    <Desk {...desk} skip={words.skip} part={here} elsewhere={elsewhere}>
      <main id="main" className={`manage ${className}`} tabIndex={-1}>
        <div className="top">
          <h1>{heading}</h1>
          <p className="say" role="status">{say}</p>
          {aside}
        </div>
        {children}
      </main>
    </Desk>
  )
}
