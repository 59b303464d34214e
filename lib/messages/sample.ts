import type { MessageFacts } from '@/lib/core/messages/facts'
import { isOfAccount, type Channel, type MessageKind } from '@/lib/core/messages/kinds'
import type { Values } from '@/lib/core/messages/placeholders'
import { addDays, dayOf, instantAt, type Instant } from '@/lib/core/time'
import { valuesOf, type Scene } from './content'

/** Made-up people and times, to show what words become; and the longest of each, to see whether a text holds them. */

export type SampleGround = Pick<Scene, 'practice' | 'clinic'> & { link: string }

const minute = 60_000
const at = (clinic: Scene['clinic'], now: Instant, days: number, wall: number): Instant => {
  const zone = clinic?.timeZone ?? 'Europe/London'
  return instantAt(addDays(dayOf(now, zone), days), wall, zone)
}

/** Grace Whitlock, five days from now at half past two. */
export function sampleScene({ practice, clinic, link }: SampleGround): Scene {
  return {
    practice, clinic, link: { address: link, blanked: false }, firstName: 'Grace', initials: 'G. W.', practitioner: () => 'Ruth Kavanagh', reference: 'PL-7K4M6G', course: [], stop: null,
  }
}

export function sampleFacts(kind: MessageKind, { clinic }: Pick<SampleGround, 'clinic'>, now: Instant): MessageFacts {
  const start = at(clinic, now, 5, 870)
  const [visit, was] = [start, at(clinic, now, 3, 615)].map((from) => ({ start: from, end: from + 30 * minute, practitioner: 'sample' }))
  const { change, over }: MessageFacts = { change: 'moved', over: 'gone' }
  return {
    ...(visit && kind !== 'sign-in-link' && !isOfAccount(kind) && { visit }), ...(was && kind === 'moved' && { was }), callBy: at(clinic, now, 1, 690),
    ...(kind === 'offer' && { offer: { id: 'sample', wait: 'sample', until: at(clinic, now, 1, 720) } }),
    ...(kind === 'absence-decided' && { absence: { outcome: 'granted' as const, from: at(clinic, now, 5, 0), until: at(clinic, now, 12, 0) } }),
    ...(kind === 'health-warning' && { wrongs: ['disk', 'backup'] }),
    ...(kind === 'offer-over' && { over }), ...(kind === 'diary-change' && { change }),
  }
}

export const sampleValues = (kind: MessageKind, channel: Channel, ground: SampleGround, now: Instant): Values =>
  valuesOf(sampleFacts(kind, ground, now), sampleScene(ground), channel, now)

/** A first name that few have a longer one than. */
const longName = 'Christabelle'
/** The longest way that a clock says a time. */
const longTime = 12 * 60 + 45
const daysLookedAt = 366

/** The longest value of each name, whenever in the coming year and at whichever of these places it is. */
export function longestValues(channel: Channel, grounds: readonly SampleGround[], now: Instant): Values {
  const longest: Values = {}
  for (const ground of grounds) {
    const scene = { ...sampleScene(ground), firstName: longName }
    for (let day = 1; day < daysLookedAt; day += 1) {
      const start = at(ground.clinic, now, day, longTime)
      const visit = { start, end: start + 30 * minute, practitioner: 'sample' }
      const values = valuesOf({ visit, was: visit, callBy: start, offer: { id: '', wait: '', until: start } }, scene, channel, now)
      for (const [name, value] of Object.entries(values) as [keyof Values, string][]) {
        if (value.length > (longest[name]?.length ?? -1)) longest[name] = value
      }
    }
  }
  return longest
}
