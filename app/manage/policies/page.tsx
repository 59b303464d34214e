import type { Metadata } from 'next'
import { ProveFor } from '@/app/_staff/file-link'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { policies as words } from '@/lib/copy/staff/policies'
import { PartQuery } from '@/lib/input/practice-forms'
import { openPractice } from '@/lib/use-cases/open-practice'
import { readProof } from '@/lib/use-cases/require-recent'
import { PoliciesForm } from './policies-form'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** Every rule of the practice, each with what it does. */
export default async function PoliciesPage({ searchParams }: Props) {
  const query = PartQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const { practice } = unwrap(await openPractice(desk.actor))
  return (
    <ManageDesk desk={desk} here="policies" heading={words.heading} say={query.done ? words.saved : words.headingSaid}>
      <ProveFor words={words.prove} {...await readProof(desk.actor, desk.now)} />
      {practice && <PoliciesForm key={query.done ?? ''} clinic={desk.clinic.id} version={practice.version} policies={practice.policies} />}
    </ManageDesk>
  )
}
