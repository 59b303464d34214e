import type { Route } from 'next'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Door } from '@/app/_staff/door'
import { signedOut as words } from '@/lib/copy/staff/door'
import { DoorQuery } from '@/lib/input/staff-forms'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** Shows nobody's name. */
export default async function SignedOutPage({ searchParams }: Props) {
  const { back, why } = DoorQuery.parse(await searchParams)
  const door = (back ? `/signin?${new URLSearchParams({ back }).toString()}` : '/signin') as Route
  if (why !== 'idle') {
    return (
      <Door>
        <h1>{words.heading}</h1>
        <p className="say">{words.said}</p>
        <div className="buttons"><Link className="button" href={door}>{words.again}</Link></div>
      </Door>
    )
  }
  return (
    <Door>
      <h1>{words.idleHeading}</h1>
      <p className="say">{words.idle}</p>
      <ul className="lost">
        <li><b>{words.kept[0]}</b> {words.kept[1]}</li>
        <li><b>{words.letGo[0]}</b> {words.letGo[1]}</li>
      </ul>
      <div className="buttons"><Link className="button" href={door}>{words.carryOn}</Link></div>
    </Door>
  )
}
