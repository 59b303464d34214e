'use client'

import { startTransition, type SubmitEvent, useActionState, useEffect, useRef, useState } from 'react'
import { untouched } from '@/app/_ui/staff/form-state'
import { Icon } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { move as moveWords, undo as words } from '@/lib/copy/staff/move'
import { undoMove } from '../actions'

/** Something said: aloud only for those who hear the page, or (`loud`) for everybody. */
export interface Said {
  turn: number
  text: string
  loud: boolean
}

export interface UndoLine {
  reference: string
  version: number
  /** «Moved Callum Reid to Today 15:15, Anneliese Hart.» */
  text: string
  /** What is said when it was undone. */
  backText: string
  /** Milliseconds it was to be undone for when the page was made. */
  left: number
}

interface Props {
  undo: UndoLine | null
  said: Said
  say: (text: string, loud?: boolean) => void
}

/**
 * The line under the day: what became of a move, and for a minute the way back. It works without a script. It stands before the
 * panel, so that U belongs to what is open there, where that can be undone too.
 */
export function Says({ undo, said, say }: Props) {
  const [state, run, pending] = useActionState(undoMove, untouched)
  const [closed, setClosed] = useState(0)
  const left = useSecondsLeft(undo)
  const done = useRef<{ pending: boolean; backText: string }>({ pending: false, backText: '' })
  useEffect(() => {
    if (done.current.pending && !pending) say(state.error ?? done.current.backText, true)
    done.current = { pending, backText: undo?.backText ?? done.current.backText }
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    startTransition(() => run(data))
  }
  const loud = said.loud && said.text !== '' && closed !== said.turn ? said.text : null
  return (
    <div className="says">
      <p className="hidden-visually" role="status">{!said.loud && <span key={said.turn}>{said.text}</span>}</p>
      {state.error && said.turn === 0 && <p className="says-line refused" role="alert">{state.error}</p>}
      {loud && (
        <div className="says-line">
          <p role="alert" key={said.turn}>{loud}</p>
          <button type="button" className="b" onClick={() => setClosed(said.turn)} aria-label={moveWords.close}><Icon name="cross" /></button>
        </div>
      )}
      {undo && left > 0 && (
        <form action={run} onSubmit={submit} className="says-line undo-line" aria-busy={pending}>
          <input type="hidden" name="reference" value={undo.reference} />
          <input type="hidden" name="version" value={undo.version} />
          <p role="status">{undo.text}</p>
          <button type="submit" className="b edge" aria-keyshortcuts="U" aria-disabled={pending || undefined}>
            <Icon name="back" /> {words.undo} <span className="num" aria-hidden="true">{words.left(left)}</span> <Key>U</Key>
          </button>
        </form>
      )}
    </div>
  )
}

/** Counted by the page's own age, so that a computer whose clock is wrong shows the truth. */
function useSecondsLeft(undo: UndoLine | null): number {
  const [gone, setGone] = useState(0)
  const left = undo?.left ?? 0
  const key = undo ? `${undo.reference} ${undo.version} ${undo.left}` : ''
  useEffect(() => {
    if (key === '') return
    const from = performance.now()
    const show = () => setGone(performance.now() - from)
    show()
    const timer = setInterval(show, 500)
    return () => clearInterval(timer)
  }, [key])
  return Math.ceil((left - gone) / 1000)
}
