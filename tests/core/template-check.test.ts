import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gsm7Length, textLimit, toGsm7 } from '@/lib/core/messages/gsm7'
import { channels, mayGoBy, messageKinds, type Channel, type MessageKind } from '@/lib/core/messages/kinds'
import { bodyOffers, fill, type Values } from '@/lib/core/messages/placeholders'
import { mistakesIn, mustHave } from '@/lib/core/messages/template-check'

// What a manager may write: nothing that would go out with a hole in it, or as two texts.

const longest: Values = {
  firstName: 'Christabelle', day: 'Wed 30 September', time: '12:45pm', oldDay: 'Wed 30 September', oldTime: '12:45pm', place: 'Hall Green',
  clinic: 'Solihull Back Pain Clinic', practitioner: 'Ruth Kavanagh', phone: '0121 709 5222', callBy: '12:45pm on Wednesday 30 September', until: '12:45pm',
  initials: 'G. W.', reference: 'PL-7K4M6G', link: `https://booking.example.org/appointments/PL-7K4M6G?key=${'x'.repeat(43)}`,
}

const said = (kind: MessageKind, channel: Channel, body: string, subject: string | null = channel === 'email' ? 'Your appointment' : null) =>
  mistakesIn({ kind, channel, subject, body }, longest).map(({ path, message }) => `${path.join('.')}: ${message}`)

test.each<[string, MessageKind, Channel, string, string | null, RegExp | null]>([
  ['whole', 'confirmed', 'text', 'See you on {day} at {time}.', null, null],
  ['a name that nobody knows', 'confirmed', 'text', '{day} {time} {reason}', null, /^body: \{reason\} is not known here/],
  ['a name that this kind hasn’t', 'confirmed', 'text', '{day} {time} {callBy}', null, /^body: \{callBy\} is not known here/],
  ['an open brace', 'confirmed', 'text', '{day} {time', null, /^body: A brace is open/],
  ['nothing', 'confirmed', 'text', '  ', null, /^body: Write the message/],
  ['no time in a text', 'reminder-1', 'text', 'See you on {day}.', null, /^body: Put in \{time\}/],
  ['neither day nor time', 'reminder-1', 'text', 'See you.', null, /^body: Put in \{day\} and \{time\}/],
  ['no link where it is all there is', 'link', 'text', 'Here you are.', null, /^body: Put in \{link\} or \{phone\}/],
  ['a number in place of the link', 'link', 'text', 'Ring {phone}', null, null],
  ['no time by when', 'requested', 'email', 'Thank you, {firstName}.', 'Kept for you', /^body: Put in \{callBy\}/],
  ['an email without the time, which has a table', 'confirmed', 'email', 'See you.', 'Confirmed', null],
  ['the time in the subject alone', 'moved', 'email', 'It moved.', 'Now {day} at {time}', null],
  ['a name in the subject', 'confirmed', 'email', 'See you.', 'For {firstName}', /^subject: \{firstName\} is not known here/],
  ['no subject', 'confirmed', 'email', 'See you.', ' ', /^subject: Write a subject/],
  ['too long for one text', 'confirmed', 'text', `See you on {day} at {time}. ${'Please come early. '.repeat(7)}`, null, /one text has 160: leave out \d+\.$/],
  ['a letter that no text carries', 'confirmed', 'text', '{day} {time} 你好', null, /^body: A text can’t carry 你 好/],
  ['an accent, which is written without', 'confirmed', 'text', 'À bientôt: {day} {time}', null, null],
])('%s', (_, kind, channel, body, subject, wanted) => {
  const found = said(kind, channel, body, subject)
  if (wanted === null) expect(found).toEqual([])
  else expect(found.join()).toMatch(wanted)
})

describe.each(messageKinds.flatMap((kind) => channels.filter((channel) => mayGoBy(kind, channel)).map((channel) => [kind, channel] as const)))('%s by %s', (kind, channel) => {
  test('what must be named may be named', () => {
    for (const must of mustHave(kind, channel)) for (const name of must) expect(bodyOffers(kind, channel)).toContain(name)
  })

  test('without one that must be named it is refused', () => {
    const all = mustHave(kind, channel)
    for (const lost of all) {
      const body = ['Hello', ...all.filter((must) => must !== lost).map(([name]) => `{${name}}`)].join(' ')
      expect(said(kind, channel, body, channel === 'email' ? 'Hello' : null).join()).toContain(`{${lost[0]}}`)
    }
  })
})

test('what is let through as a text is one text, with any values up to the longest', () => {
  const word = fc.oneof(fc.constantFrom('{day}', '{time}', '{place}', '{firstName}', '{phone}', '€', 'ß', 'Zoë', '’'), fc.string({ unit: 'grapheme-ascii', maxLength: 24 }))
  fc.assert(fc.property(fc.array(word, { maxLength: 14 }), fc.nat({ max: 12 }), (words, cut) => {
    const body = `{day} {time} ${words.join(' ')}`
    if (said('confirmed', 'text', body).length > 0) return
    const shorter = Object.fromEntries(Object.entries(longest).map(([name, value]) => [name, value.slice(0, Math.max(1, value.length - cut))]))
    for (const values of [longest, shorter]) expect(gsm7Length(toGsm7(fill(body, values)))).toBeLessThanOrEqual(textLimit)
  }))
})
