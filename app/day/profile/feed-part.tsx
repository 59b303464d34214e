import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { feed as words } from '@/lib/copy/staff/my-own'
import { pastClock } from '@/lib/copy/staff/time'
import { dayOf, type Instant, type Zone } from '@/lib/core/time'
import type { FeedView } from '@/lib/use-cases/keep-feed'
import { endFeed, renewFeed } from './actions'

interface Props {
  feed: FeedView['feed']
  zone: Zone
  now: Instant
}

/** The secret address of one's calendar, a new one, and its end. */
export const FeedPart = ({ feed, zone, now }: Props) => (
  <div className="feed-part">
    <p>{words.said}</p>
    {feed ? (
      <>
        <p>{words.secret}</p>
        {feed.address === null ? <p className="hint">{words.hidden}</p>
          : <label className="line-field"><span>{words.address}</span><input readOnly value={feed.address} /></label>}
        <p>{words.since(pastClock(feed.since, dayOf(now, zone), zone))} {words.renewSaid}</p>
        <div className="profile-acts">
          <ActForm action={renewFeed}><Press className="act">{words.renew}</Press></ActForm>
          <ActForm action={endFeed}><Press className="act grave">{words.stop}</Press></ActForm>
        </div>
      </>
    ) : (
      <>
        <p>{words.none}</p>
        <ActForm action={renewFeed}><Press className="act">{words.make}</Press></ActForm>
      </>
    )}
  </div>
)
