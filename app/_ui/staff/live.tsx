'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { clockAfter } from './page-clock'
import { useReadAgain } from './use-read-again'
import { watch } from './watch'

interface Props {
  source: string
  /** How far changes were heard of before this page was read. */
  mark: string
  /** What the clinic's clock said when this page was made, in minutes since midnight. */
  madeAt: number
  /** «Connection lost since {time}. …» */
  lostWords: string
  /** The action that reads the page again. */
  read: () => Promise<void>
}

/** Keeps the page true: it is read again at every signal and every minute, in place; and it says when it can't be. */
export function Live({ source, mark, madeAt, lostWords, read }: Props) {
  // A page that reads itself again brings another `read`: no reason to open another stream.
  const changed = useEffectEvent(useReadAgain(read))
  const [lostAt, setLostAt] = useState<string | null>(null)
  const made = useRef({ minute: madeAt, since: 0 })
  useEffect(() => {
    made.current = { minute: madeAt, since: performance.now() }
  }, [madeAt])
  const heard = useRef(mark)
  useEffect(() => {
    heard.current = mark
  }, [mark])
  const isLost = useRef(false)
  useEffect(() => {
    const tell = (lost: boolean) => {
      isLost.current = lost
      const { minute, since } = made.current
      setLostAt(lost ? clockAfter(minute, performance.now() - since) : null)
    }
    const asks = source.includes('?') ? '&' : '?'
    return watch(
      () => `${source}${asks}since=${encodeURIComponent(heard.current)}`,
      { changed: () => changed(), lost: () => tell(true), found: () => tell(false) },
      isLost.current,
    )
  }, [source])
  return (
    <div role="status" className="live">
      {lostAt !== null && <p className="lost-connection">{lostWords.replace('{time}', lostAt)}</p>}
    </div>
  )
}
