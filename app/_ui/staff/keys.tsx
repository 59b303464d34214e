'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { belongsToFocus, isField, keyed, work } from './key-presses'
import { Icon } from './icon'

export interface KeyWords {
  title: string
  groups: { name: string; keys: [keys: string[], does: string][] }[]
  single: string
  singleHint: string
  close: string
  open: string
}

const store = 'plumbline-single-keys'
const twoStrokesWithin = 1200

/** Whether letters and numbers alone do things on this computer. */
export const mayUseLetters = (): boolean => {
  try { return localStorage.getItem(store) !== 'off' } catch { return true }
}

/** WCAG 2.1.4: letters alone work outside fields only, and can be turned off on this computer. */
export function Keys({ words }: { words: KeyWords }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [letters, setLetters] = useState<boolean | null>(null)
  useEffect(() => setLetters(mayUseLetters()), [])
  // With what is shown, not a moment after: a key that is pressed as soon as a page stands there isn't lost.
  useLayoutEffect(() => {
    let gone = -Infinity
    const press = (event: KeyboardEvent) => {
      if (belongsToFocus(event) || document.querySelector('dialog:modal')) return
      if (event.key === 'Escape' && isField(event.target)) {
        (event.target as HTMLElement).blur()
        return
      }
      const plain = event.key.length === 1
      if (event.metaKey || (event.ctrlKey && event.key !== 'Enter') || (plain && !mayUseLetters())) return
      const second = event.timeStamp - gone < twoStrokesWithin
      gone = event.key === 'g' ? event.timeStamp : -Infinity
      const name = event.ctrlKey ? `Control+${event.key}` : event.key
      const found = second ? keyed(event.key, 'data-go') : keyed(name)
      if (!found) return
      event.preventDefault()
      work(found)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const turn = (on: boolean) => {
    setLetters(on)
    try { localStorage.setItem(store, on ? 'on' : 'off') } catch { /* a browser that keeps nothing: on until reload */ }
  }
  return (
    <>
      <button
        type="button" className="b keys-button" aria-keyshortcuts="?" data-ready={letters === null ? undefined : ''}
        onClick={() => dialog.current?.showModal()}
      >
        {words.open} <kbd aria-hidden="true">?</kbd>
      </button>
      <dialog ref={dialog} className="keys-dialog" aria-labelledby="keys-title">
        <form method="dialog">
          <h2 id="keys-title">{words.title}</h2>
          <button className="b" aria-label={words.close}><Icon name="cross" /></button>
        </form>
        <label className="letters">
          <input type="checkbox" checked={letters ?? true} onChange={(event) => turn(event.target.checked)} /> {words.single}
          <small>{words.singleHint}</small>
        </label>
        <div className="keys-groups">{words.groups.map((group) => <KeyGroup key={group.name} group={group} />)}</div>
      </dialog>
    </>
  )
}

const KeyGroup = ({ group }: { group: KeyWords['groups'][number] }) => (
  <section>
    <h3>{group.name}</h3>
    <dl>
      {group.keys.map(([keys, does]) => (
        <div key={does}><dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{does}</dd></div>
      ))}
    </dl>
  </section>
)
