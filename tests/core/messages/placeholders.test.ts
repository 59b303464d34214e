import { describe, expect, test } from 'vitest'
import { channels, mayGoBy, messageKinds } from '@/lib/core/messages/kinds'
import { bodyOffers, checkTemplate, fill, placeholdersIn, subjectOffers } from '@/lib/core/messages/placeholders'
import { defaultTemplate } from '@/lib/messages/templates'
import { textWords } from '@/lib/copy/messages/texts'

const kinds = messageKinds.flatMap((kind) => channels.filter((channel) => mayGoBy(kind, channel)).map((channel) => [kind, channel] as const))

test.each(kinds)('our own words for %s by %s name only what there is', (kind, channel) => {
  expect(checkTemplate(kind, channel, defaultTemplate(kind, channel))).toEqual([])
})

test.each(Object.entries(textWords))('every wording of %s names only what there is', (kind, wordings) => {
  for (const wording of wordings) expect(checkTemplate(kind as keyof typeof textWords, 'text', { subject: null, body: wording })).toEqual([])
})

test.each(kinds)('a subject of %s by %s never names who, with whom, or a link', (kind) => {
  for (const name of ['firstName', 'practitioner', 'link', 'clinic', 'reference', 'initials']) expect(subjectOffers(kind)).not.toContain(name)
})

test.each(kinds)('a text of %s by %s never says with whom', (kind) => {
  expect(bodyOffers(kind, 'text')).not.toContain('practitioner')
})

describe('what is wrong is said by field', () => {
  const wrong = (subject: string | null, body: string) => checkTemplate('confirmed', 'email', { subject, body }).map(({ path, message }) => [path[0], message.split('.')[0]])
  test.each([
    ['{day}', 'Hello {firstName}', []],
    ['{firstName}', 'Hello', [['subject', '{firstName} is not known here']]],
    ['Hello', 'See {reason}', [['body', '{reason} is not known here']]],
    ['Hello', 'See {day', [['body', 'A brace is open or closed without its other half']]],
    ['Hello', 'See day}', [['body', 'A brace is open or closed without its other half']]],
    ['', 'Hello', [['subject', 'Write a subject']]],
    ['Hello\nBcc: x', 'Hello', [['subject', 'A subject is one line']]],
    ['Hello', '  ', [['body', 'Write the message']]],
    ['Hello', 'Use {link}', [['body', '{link} is not known here']]],
  ] as const)('%j, %j', (subject, body, errors) => {
    expect(wrong(subject, body)).toEqual(errors)
  })
})

test('values are put in as they are, braces and all', () => {
  expect(fill('On {day}, {firstName}', { day: 'Monday', firstName: '{day} $1' })).toBe('On Monday, {day} $1')
  expect(placeholdersIn('{a} {b}{a}')).toEqual(['a', 'b', 'a'])
  expect(() => fill('{day}', {})).toThrow('no value')
})
