'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { assertSameOrigin } from '@/lib/auth/origin'
import { noteOwnReading } from '@/lib/auth/own-reading'

/**
 * The page that asks is read again, which is for the page to allow. Read by an action, since a page
 * that can't be had so is left by Next for the address itself, with all that was typed; an action
 * just fails.
 */
export async function readAgain(): Promise<void> {
  const sent = await headers()
  assertSameOrigin(sent)
  noteOwnReading(sent.get('x-request-id'))
  refresh()
}
