import type { ReactNode } from 'react'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { isNotSetUp } from '@/lib/core/set-up'
import { log, withRequest } from '@/lib/log'
import { NotOpenYet } from './not-open-yet'
import { Trouble } from './trouble'

/**
 * Runs a page's reads. When they fail, the page says so itself: written on the server, it is there without a script as
 * well, which an error boundary is not. A failure is never shown as "no times".
 */
export async function guarded(view: () => Promise<ReactNode>): Promise<ReactNode> {
  return withRequest((await headers()).get('x-request-id') ?? crypto.randomUUID(), async () => {
    try {
      return await view()
    } catch (error) {
      unstable_rethrow(error)
      if (isNotSetUp(error)) return <NotOpenYet />
      log.error({ err: error }, 'a page could not be made')
      return <Trouble />
    }
  })
}
