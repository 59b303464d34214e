import type { Metadata } from 'next'
import Link from 'next/link'
import { manageAt } from '@/app/_staff/manage-addresses'
import { Desk } from '@/app/_staff/desk'
import { manageParts } from '@/app/_staff/manage-parts'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { manage as words } from '@/lib/copy/staff/manage'
import { ClinicQuery } from '@/lib/input/manage-forms'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const open = async ({ searchParams }: Props) => openManageDesk(ClinicQuery.parse(await searchParams).clinic)

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: words.title((await open(props)).clinic.place) }
}

/** Everything a manager sees to, with what it is for. */
export default async function ManagePage(props: Props) {
  const desk = await open(props)
  const { clinic } = desk
  return (
    <Desk {...desk} skip={words.skip} elsewhere={manageAt}>
      <main id="main" className="manage" tabIndex={-1}>
        <div className="top">
          <h1>{words.heading}</h1>
          <p className="say">{words.headingSaid}</p>
        </div>
        <ul className="manage-list">
          {Object.entries(manageParts).map(([screen, { word, said, at }]) => (
            <li key={screen}>
              <Link prefetch={false} href={at(clinic.id)}>{word}</Link>
              <p>{said}</p>
            </li>
          ))}
        </ul>
      </main>
    </Desk>
  )
}
