import { toTell as words } from '@/lib/copy/staff/to-tell'
import type { TellEntry, ToTellView } from '@/lib/core/change-view'
import type { Instant } from '@/lib/core/time'
import { keyOf } from './tell-key'
import { TellRow } from './tell-row'

interface Props {
  view: ToTellView
  /** The one that is open. */
  shown: string
  now: Instant
}

/** The soonest first; under them whoever couldn't be reached. */
export function TellList({ view, shown, now }: Props) {
  const { open, unreached, clinic, more } = view
  const all = [...open, ...unreached]
  const at = all.findIndex((entry) => keyOf(entry) === shown)
  const shortcut = (entry: TellEntry): string | undefined => entry === all[at + 1] ? 'J' : entry === all[at - 1] ? 'K' : undefined
  const row = (entry: TellEntry) => (
    <TellRow key={keyOf(entry)} {...{ entry, clinic, now }} isOpen={keyOf(entry) === shown} shortcut={shortcut(entry)} />
  )
  return (
    <>
      <table className="worklist tells">
        <caption className="hidden-visually">{words.caption}</caption>
        <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        {open.length > 0 && <tbody>{open.map(row)}</tbody>}
        {unreached.length > 0 && (
          <tbody>
            <tr className="group"><th colSpan={3} scope="rowgroup">{words.unreached} <span>{unreached.length}</span></th></tr>
            {unreached.map(row)}
          </tbody>
        )}
      </table>
      {more && <p className="plan-note">{words.more}</p>}
    </>
  )
}
