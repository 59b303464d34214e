import type { Metadata } from 'next'
import { ProveAgain } from '@/app/_staff/prove-again'
import { unwrap } from '@/app/_staff/unwrap'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { feed as feedWords, profile as words } from '@/lib/copy/staff/my-own'
import { DoneQuery } from '@/lib/input/my-own-forms'
import { readMyProfile } from '@/lib/use-cases/edit-profile'
import { readMyFeed } from '@/lib/use-cases/keep-feed'
import { readMyZone } from '@/lib/use-cases/read-zone'
import { MyPage } from '../my-page'
import { FeedPart } from './feed-part'
import { ProfileForm } from './profile-form'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

/** What patients read of one, and one's diary in one's own calendar. */
export default async function MyProfilePage({ searchParams }: Props) {
  const actor = await requireStaff()
  const { done } = DoneQuery.parse(await searchParams)
  const profile = unwrap(await readMyProfile(actor))
  const now = clockNow()
  const [{ feed, ...proof }, zone] = [unwrap(await readMyFeed(actor, now)), await readMyZone(actor)]
  return (
    <MyPage here="profile" skip={words.skip} heading={words.heading} who={profile.name}>
      <p className="own-done" role="status">{done === 'saved' ? words.saved : null}</p>
      <section className="own-part">
        <p>{words.said}</p>
        <ProfileForm key={profile.seen} profile={profile} />
      </section>
      <section className="own-part" aria-labelledby="feed">
        <h2 id="feed">{feedWords.heading}</h2>
        {!proof.isRecent && <ProveAgain passkeys={proof.hasPasskey} />}
        <FeedPart feed={feed} zone={zone} now={now} />
      </section>
    </MyPage>
  )
}
