import Link from 'next/link'
import { apiKeysAt } from '@/app/_staff/api-key-addresses'
import { apiKeys as words } from '@/lib/copy/staff/api-keys'
import { pastClock } from '@/lib/copy/staff/time'
import { isKeyLive } from '@/lib/core/key-scopes'
import { dayOf, plainDate, type Instant, type Zone } from '@/lib/core/time'
import type { KeysView } from '@/lib/use-cases/manage-keys'

type Line = KeysView['keys'][number]

interface Props {
  keys: readonly Line[]
  now: Instant
  clinic: string
  clinics: { id: string; place: string }[]
  zone: Zone
  open: string | null
}

export function KeyList({ keys, now, clinic, clinics, zone, open }: Props) {
  const dayAt = (at: Instant): string => plainDate(dayOf(at, zone))
  const placeOf = (id: string): string => clinics.find((one) => one.id === id)?.place ?? id
  if (keys.length === 0) return <p>{words.none}</p>
  return (
    <table className="keys-table">
      <caption className="say">{words.all}</caption>
      <thead><tr>{[words.name, words.scopes, words.clinics, words.made, words.used, words.ends, words.state].map((word) => <th key={word} scope="col">{word}</th>)}</tr></thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id} aria-current={key.id === open || undefined} className={isKeyLive(key, now) ? undefined : 'over'}>
            <th scope="row">{key.name}<small>{words.ending(key.tail)}</small></th>
            <td data-word={words.scopes}><ul>{key.scopes.map((scope) => <li key={scope}>{words.scopeWords[scope]}</li>)}</ul></td>
            <td data-word={words.clinics}>{key.clinics === null ? words.everywhere : key.clinics.map(placeOf).join(', ')}</td>
            <td data-word={words.made}>{words.madeBy(key.madeBy, dayAt(key.madeAt))}</td>
            <td data-word={words.used}>{key.lastUsedAt === null ? words.never : pastClock(key.lastUsedAt, dayOf(now, zone), zone)}</td>
            <td data-word={words.ends}>{key.endsAt === null ? words.noEnd : words.endsOn(dayAt(key.endsAt - 1))}</td>
            <td data-word={words.state}>
              {stateOf(key, now, dayAt)}
              {key.revokedAt === null && <Link className="b edge" prefetch={false} href={apiKeysAt(clinic, key.id)} aria-label={words.revokeWhich(key.name)}>{words.revoke}</Link>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stateOf(key: Line, now: Instant, dayAt: (at: Instant) => string): string {
  if (key.revokedAt !== null) return words.states.revoked(key.revokedBy ?? '', dayAt(key.revokedAt))
  return isKeyLive(key, now) ? words.states.good : words.states.over
}
