import { emailFrame } from '@/lib/copy/messages/emails'
import { testMessage as words } from '@/lib/copy/messages/test'
import { fitsOneText, toGsm7 } from '@/lib/core/messages/gsm7'
import { clockTime, dayOf, longDate, type Instant, type Zone } from '@/lib/core/time'
import type { EmailContent } from './content'

/** A message that tells nobody anything but that messages arrive. */
export interface TestFacts {
  practice: string
  /** The website. */
  address: string
  zone: Zone
  at: Instant
}

const whenOf = ({ at, zone }: TestFacts): string =>
  words.when(longDate(dayOf(at, zone)), clockTime(at, zone))

export function testEmail(facts: TestFacts): EmailContent {
  const { practice, address } = facts
  const paragraphs = words.paragraphs(practice)
  return {
    subject: words.subject(practice),
    preview: paragraphs[0] ?? '',
    paragraphs,
    rows: [{ label: words.sent, values: [whenOf(facts)] }],
    button: { label: words.button, link: { address, blanked: false } },
    orCopy: emailFrame.orCopy,
    footer: [words.footer(practice)],
    stop: null,
  }
}

/** So much of a practice's name always fits beside the rest. */
const shortName = 60

/** One text; the name is shortened where it wouldn't be one otherwise. */
export function testText(facts: TestFacts): string {
  const whole = toGsm7(words.text(facts.practice, whenOf(facts)))
  if (fitsOneText(whole)) return whole
  return toGsm7(words.text(facts.practice.slice(0, shortName).trim(), whenOf(facts)))
}
