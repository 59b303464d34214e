import type { ReactNode } from 'react'
import { headers } from 'next/headers'
import { withinBudget } from '@/lib/budget'
import { isNotSetUp } from '@/lib/core/set-up'
import { withRequest } from '@/lib/log'
import { NotOpenYet } from './not-open-yet'

/**
 * Runs a page's reads. While the practice is being set up, the page says so itself. Whatever else fails goes on: the answer is then
 * made of words with the right status (lib/adapters/failed-answers.ts), and a failure is never shown as "no times".
 */
export async function guarded(view: () => Promise<ReactNode>): Promise<ReactNode> {
  return withRequest((await headers()).get('x-request-id') ?? crypto.randomUUID(), async () => {
    try {
      return await withinBudget(view)
    } catch (error) {
      if (isNotSetUp(error)) return <NotOpenYet />
      throw error
    }
  })
}
