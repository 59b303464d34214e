'use client'

import { useEffect, useEffectEvent } from 'react'
import { useReadAgain } from './use-read-again'

/** Reads the page again every so often while it holds this, also after it couldn't be read. */
export function ReadEvery({ ms, read }: { ms: number; read: () => Promise<void> }) {
  const readAgain = useEffectEvent(useReadAgain(read))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const wait = (): void => {
      timer = setTimeout(() => {
        void readAgain().then(() => {
          if (!isOver) wait()
        })
      }, ms)
    }
    wait()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [ms])
  return null
}
