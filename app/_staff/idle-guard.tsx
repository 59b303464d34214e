'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { idle } from '@/lib/copy/staff/door'
import { Countdown } from '@/app/_ui/staff/countdown'

export const idleLimit = 15 * 60_000
const warnBefore = 60_000
const pingEvery = 60_000
const checkEvery = 1_000
/** Should leaving fail, it is tried again after this. */
const leaveEvery = 30_000
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

interface Props {
  /** Tells the server that somebody is there; false when the session is over. */
  stay: () => Promise<boolean>
  /** Ends the session and shows the door. */
  leave: (data: FormData) => Promise<void>
}

/**
 * Watches for hands: only a key, a click or a touch counts, never the page reading itself again. A minute before the
 * end it asks; at the end it leaves. The server counts for itself: this only keeps the screen in step with it.
 */
export function IdleGuard({ stay, leave }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const back = useRef<HTMLInputElement>(null)
  const touched = useRef(0)
  const [asking, setAsking] = useState(false)
  // A page that reads itself again brings another `stay`: no reason to start counting anew.
  const tellServer = useEffectEvent(() => stay())
  useEffect(() => {
    touched.current = performance.now()
    let left = -leaveEvery
    // The server may know of a moment up to a minute before this page was there, so it is told of it once in any case.
    let told = touched.current - 1
    const go = () => {
      if (performance.now() - left < leaveEvery) return
      left = performance.now()
      form.current?.requestSubmit()
    }
    const sign = () => {
      if (!dialog.current?.open) touched.current = performance.now()
    }
    // Every touch is told, the last one of a minute at the minute's end: the server never counts from before it.
    const tell = () => {
      const now = performance.now()
      if (touched.current <= told || now - told < pingEvery) return
      told = now
      void tellServer().then((there) => { if (!there) go() }, () => { told = now - 1 })
    }
    const check = setInterval(() => {
      tell()
      const idleFor = performance.now() - touched.current
      if (idleFor >= idleLimit) go()
      else if (idleFor >= idleLimit - warnBefore && !dialog.current?.open) {
        setAsking(true)
        dialog.current?.showModal()
      }
    }, checkEvery)
    signs.forEach((name) => addEventListener(name, sign, { passive: true }))
    return () => {
      clearInterval(check)
      signs.forEach((name) => removeEventListener(name, sign))
    }
  }, [])
  const rememberPage = () => {
    if (back.current) back.current.value = location.pathname + location.search
  }
  const keepOn = () => {
    touched.current = performance.now()
    setAsking(false)
    void stay().then((there) => { if (!there) form.current?.requestSubmit() }, () => undefined)
  }
  return (
    <dialog ref={dialog} className="idle" aria-labelledby="idle-title" onClose={keepOn}>
      <h2 id="idle-title">{idle.heading}</h2>
      <p>{idle.said} {asking && <Countdown left={warnBefore} />}.</p>
      <div className="acts-row">
        <form method="dialog"><button className="act main">{idle.stay}</button></form>
        <form ref={form} action={leave} onSubmit={rememberPage}>
          <input type="hidden" name="why" value="idle" />
          <input ref={back} type="hidden" name="back" defaultValue="" />
          <button className="act">{idle.leave}</button>
        </form>
      </div>
    </dialog>
  )
}
