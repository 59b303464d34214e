'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { isStaffPage } from '@/lib/auth/page-headers'
import { failurePage, failureWords } from '@/lib/copy/away'

const askEveryMs = 2_000

const isAway = (): Promise<boolean> =>
  fetch('/api/answering', { cache: 'no-store' }).then(
    ({ status }) => status === 503,
    () => true,
  )

/**
 * What stands in a page's place when it failed after it was begun, for whoever was going from page
 * to page by a script. While the database is away it is asked after, and the page is shown as soon
 * as it is back.
 */
export function FailureInPlace({ retry }: { retry: () => void }) {
  const audience = isStaffPage(usePathname()) ? 'staff' : 'patient'
  const [away, setAway] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const look = async (wasAway: boolean) => {
      const isAwayNow = await isAway()
      if (gone) return
      setAway(isAwayNow)
      if (isAwayNow) timer = setTimeout(() => void look(true), askEveryMs)
      else if (wasAway) retry()
    }
    void look(false)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [retry])
  const { heading, text } = failureWords(audience, away ? 'away' : 'wrong')
  return (
    <main id="main" className="page plain" tabIndex={-1}>
      <div className="narrow lines">
        <h1>{heading}</h1>
        <p role="status">{text}</p>
        {audience === 'patient' && <p>{failurePage.callPlain}</p>}
        <p className="buttons">
          <a className="button second" href="">
            {failurePage.again[audience]}
          </a>
        </p>
      </div>
    </main>
  )
}
