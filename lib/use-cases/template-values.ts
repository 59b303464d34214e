import { baseUrl } from '@/lib/config'
import type { Channel, MessageKind } from '@/lib/core/messages/kinds'
import type { Values } from '@/lib/core/messages/placeholders'
import type { Instant } from '@/lib/core/time'
import { longestValues, sampleValues, type SampleGround } from '@/lib/messages/sample'
import { readSetup } from '@/lib/store/setup'

/** As long as a patient's link is, and good for nothing. */
const sampleLink = (): string => `${baseUrl()}/a/${'x'.repeat(22)}`

/** Where made-up visits are: at each clinic, the practice's first one first. */
export async function readGrounds(): Promise<[SampleGround, ...SampleGround[]]> {
  const { practice, clinics } = await readSetup()
  const [first, ...others] = clinics.map((clinic) => ({ practice, clinic, link: sampleLink() }))
  return [first ?? { practice, clinic: null, link: sampleLink() }, ...others]
}

export interface TemplateValues {
  /** With which words are shown. */
  sample: Values
  /** The longest of each name, at any clinic in the coming year. */
  longest: Values
}

export async function readTemplateValues({ kind, channel }: { kind: MessageKind; channel: Channel }, now: Instant): Promise<TemplateValues> {
  const grounds = await readGrounds()
  return { sample: sampleValues(kind, channel, grounds[0], now), longest: longestValues(channel, grounds, now) }
}
