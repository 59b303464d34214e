import { baseUrl } from '@/lib/config'
import type { Channel, MessageKind } from '@/lib/core/messages/kinds'
import type { Values } from '@/lib/core/messages/placeholders'
import type { Instant } from '@/lib/core/time'
import { longestValues, sampleValues, type SampleGround } from '@/lib/messages/sample'
import { readSetup } from '@/lib/store/setup'

/** As long as the link of a patient's own page is, or of an offer's; good for nothing. */
const sampleLink = (kind: MessageKind): string =>
  (kind === 'offer' ? `${baseUrl()}/offers/${'x'.repeat(65)}` : `${baseUrl()}/appointments/PL-7K4M6G?key=${'x'.repeat(43)}`)

/** Where made-up visits are: at each clinic, the practice's first one first. */
export async function readGrounds(kind: MessageKind): Promise<[SampleGround, ...SampleGround[]]> {
  const [{ practice, clinics }, link] = [await readSetup(), sampleLink(kind)]
  const [first, ...others] = clinics.map((clinic) => ({ practice, clinic, link }))
  return [first ?? { practice, clinic: null, link }, ...others]
}

export interface TemplateValues {
  /** With which words are shown. */
  sample: Values
  /** The longest of each name, at any clinic in the coming year. */
  longest: Values
}

export async function readTemplateValues({ kind, channel }: { kind: MessageKind; channel: Channel }, now: Instant): Promise<TemplateValues> {
  const grounds = await readGrounds(kind)
  return { sample: sampleValues(kind, channel, grounds[0], now), longest: longestValues(channel, grounds, now) }
}
