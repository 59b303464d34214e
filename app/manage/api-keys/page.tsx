import type { Metadata } from 'next'
import Link from 'next/link'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { ProveAgain } from '@/app/_staff/prove-again'
import { unwrap } from '@/app/_staff/unwrap'
import { apiKeys as words } from '@/lib/copy/staff/api-keys'
import { ApiKeysQuery } from '@/lib/input/api-key-forms'
import { readKeys } from '@/lib/use-cases/manage-keys'
import { KeyList } from './key-list'
import { MakeForm } from './make-form'
import { RevokePane } from './revoke-pane'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

const said = (done: string | undefined): string => (done === 'revoked' ? words.done.revoked : '')

/** The keys with which programs come in: what each is good for, when it was used, and a new one. */
export default async function ApiKeysPage({ searchParams }: Props) {
  const query = ApiKeysQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const { actor, now, clinic, clinics } = desk
  const { keys, isRecent, hasPasskey } = unwrap(await readKeys(actor, now))
  const open = keys.find(({ id, revokedAt }) => id === query.open && revokedAt === null)
  const places = clinics.map(({ id, place }) => ({ id, place }))
  return (
    <ManageDesk desk={desk} here="api-keys" heading={words.heading} say={said(query.done)}>
      {!isRecent && <ProveAgain passkeys={hasPasskey} />}
      <p className="keys-said">{words.said} <Link prefetch={false} href="/api/v1/docs">{words.docs}</Link></p>
      <div className="keys">
        <KeyList keys={keys} now={now} clinic={clinic.id} clinics={places} zone={clinic.timeZone} open={open?.id ?? null} />
        {open ? <RevokePane key={open.id} name={open.name} id={open.id} clinic={clinic.id} /> : <MakeForm clinic={clinic.id} clinics={places} />}
      </div>
    </ManageDesk>
  )
}
