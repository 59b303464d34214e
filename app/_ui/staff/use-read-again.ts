'use client'

import { unstable_isUnrecognizedActionError, useRouter } from 'next/navigation'
import { startTransition, useCallback } from 'react'

/**
 * Reads the page again in place, by `read`, an action; answers whether it could be read. After an
 * upgrade the server knows the action no more: then the page is loaded anew.
 */
export function useReadAgain(read: () => Promise<void>): () => Promise<boolean> {
  const router = useRouter()
  return useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        startTransition(async () => {
          try {
            await read()
            resolve(true)
          } catch (error) {
            const isOldPage = unstable_isUnrecognizedActionError(error)
            if (isOldPage) router.refresh()
            resolve(isOldPage)
          }
        })
      }),
    [read, router],
  )
}
