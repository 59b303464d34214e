import { describe, expect, test } from 'vitest'
import { channels, mayGoBy, messageKinds, patientKinds, type MessageKind, type TextedKind } from '@/lib/core/messages/kinds'
import { fitsOneText, gsm7Length } from '@/lib/core/messages/gsm7'
import type { MessageFacts } from '@/lib/core/messages/facts'
import { instantAt } from '@/lib/core/time'
import { emailContent, initialsOf, textContent, type Scene } from '@/lib/messages/content'
import { renderEmail } from '@/lib/messages/email'

/** Everything that is written, for every kind, with names as long as they come. */

const zone = 'Europe/London'
const now = instantAt('2026-09-21', 600, zone)
// A Wednesday in September and ten to eleven at night: nothing is longer to say.
const visit = { start: instantAt('2026-09-30', 1370, zone), end: instantAt('2026-09-30', 1415, zone), practitioner: 'ann' }
const was = { start: instantAt('2026-09-23', 1310, zone), end: instantAt('2026-09-23', 1355, zone), practitioner: 'ben' }

const secret = `${'aZ9_-'.repeat(8)}aZ9`
const link = `https://booking.solihull-back-pain-clinic.example.org/appointments/PL-7K3M9Q?key=${secret}`

const clinic = {
  name: 'The Royal Sutton Coldfield and North Warwickshire Community Treatment Centre', place: 'Royal Sutton Coldfield and North Warwickshire',
  phone: '+441214960123', address: ['1 Example Road', 'Sutton Coldfield'], postcode: 'B72 1AA', timeZone: zone,
}
const opening = (address: string) => ({ address, blanked: false })
const scene = (change: Partial<Scene> = {}): Scene => ({
  practice: { name: 'Solihull Back Pain Clinic', phone: '+441217095222' }, clinic, firstName: 'Bartholomew-Maximilian', initials: 'B. W.',
  practitioner: (id) => ({ ann: 'Annabel Featherstonehaugh-Cholmondeley', ben: 'Ben Birch' })[id] ?? id, reference: 'PL-7K3M9Q', course: [], link: opening(link), stop: null, ...change,
})
const short = { clinic: { ...clinic, name: 'Hall Green', place: 'Hall Green' }, firstName: 'Grace', link: opening(`https://a.example.org/appointments/PL-7K3M9Q?key=${secret}`) }

const factsOf = (kind: MessageKind): MessageFacts => ({
  visit, status: 'confirmed', ...(kind === 'moved' && { was }), ...(kind === 'requested' && { callBy: instantAt('2026-09-23', 1370, zone) }),
  ...(kind.startsWith('offer') && { offer: { id: 'o', wait: 'w', until: instantAt('2026-09-21', 1370, zone) } }),
  ...(kind === 'diary-change' && { change: 'moved' as const, was }),
  ...(kind === 'health-warning' && { wrongs: ['disk', 'mailCertificate'] }),
  ...(kind === 'absence-decided' && { absence: { outcome: 'changed' as const, from: instantAt('2026-09-23', 0, zone), until: instantAt('2026-10-01', 0, zone) } }),
})

const textKinds = patientKinds.filter((kind): kind is TextedKind => mayGoBy(kind, 'text'))
const textOf = (kind: (typeof textKinds)[number], change: Partial<Scene> = {}) => textContent(kind, factsOf(kind), scene(change), null, now)

/** Words that tell of somebody's health, or of what they come for; the clinic's own name and place are not among what is looked at. */
const health = /\b(pain|back|sciatica|spine|disc|injur\w*|pregnan\w*|osteopath\w*|physio\w*|acupunct\w*|treatment|therap\w*|clinic|diagnos\w*|reason|symptom\w*)\b/i

describe.each(textKinds)('the text for %s', (kind) => {
  test.each([
    ['names as long as they come', {}], ['short ones', short], ['no link that fits', { ...short, link: opening(`https://a.example.org/${'x'.repeat(200)}`) }],
    ['a name in another alphabet', { ...short, firstName: '王小明' }], ['accents', { ...short, firstName: 'Zoë' }], ['no name at all', { ...short, firstName: '' }],
  ])('goes as one with %s', (_, change) => {
    const text = textOf(kind, change)
    expect([text, fitsOneText(text)]).toEqual([text, true])
    expect(text).not.toMatch(/[{}]|undefined|NaN/)
  })

  test('says nothing of health, no full name, no service, and whom to ring or what to press', () => {
    const text = textOf(kind, { ...short, clinic: { ...short.clinic, name: 'Solihull Back Pain Clinic' } })
    const words = text.replace(/https:\S+/, '')
    expect(words).not.toMatch(health)
    for (const name of ['Whitlock', 'Featherstonehaugh', 'Birch', 'PL-7K3M9Q']) expect(words).not.toContain(name)
    expect(text).toMatch(/0121 496 0123|https:/)
  })

  test('a wording of the practice’s own that would need two is not sent', () => {
    const own = { subject: null, body: `{day} ${'long '.repeat(40)}` }
    expect(gsm7Length(textContent(kind, factsOf(kind), scene(short), own, now))).toBeLessThanOrEqual(160)
    expect(textContent(kind, factsOf(kind), scene(short), { subject: null, body: 'Ring {phone}' }, now)).toBe('Ring 0121 496 0123')
  })
})

test('a text never ends in the middle: a link is whole or not there', () => {
  for (const kind of textKinds) {
    const text = textOf(kind, short)
    expect([kind, !text.includes('https:') || text.endsWith(short.link.address)]).toEqual([kind, true])
  }
  expect(textKinds.filter((kind) => textOf(kind, short).includes('https:'))).toEqual(['confirmed', 'offer', 'offer-taken'])
})

describe.each(messageKinds)('the email for %s', (kind) => {
  const content = () => emailContent(kind, factsOf(kind), scene({ stop: kind.startsWith('reminder') ? opening('https://a.example.org/unsubscribe/x') : null }), null, now)

  test('a subject that a lock screen may show: no name, no link, nothing of health', () => {
    const { subject, preview } = content()
    expect(subject).not.toMatch(health)
    for (const name of ['Bartholomew', 'Annabel', 'Featherstonehaugh', 'Birch', 'PL-7K3M9Q', secret, 'http']) expect(subject).not.toContain(name)
    expect(preview).not.toContain(secret)
    expect(subject).not.toMatch(/[{}]|undefined|NaN|\s{2}/)
  })

  test('says in plain text all that the HTML says, links as well', async () => {
    const { html, text } = await renderEmail(content())
    expect(text).toContain(link)
    expect(html).toContain(link)
    for (const part of content().paragraphs) expect(text).toContain(part)
    expect(text).not.toMatch(/[{}]|undefined|NaN/)
  })

  test('nothing of health beside the clinic’s own names', async () => {
    const { text } = await renderEmail(emailContent(kind, factsOf(kind), scene({ ...short, practice: { name: 'Practice', phone: '+441217095222' } }), null, now))
    expect(text.replace(/https:\S+/g, '')).not.toMatch(health)
  })

  test('is read with pictures off and in the dark, and asks nothing of anybody else', async () => {
    const { html } = await renderEmail(content())
    expect(html).not.toMatch(/<img|background-image|url\(|@import|<script|<link\b|src=/i)
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
    expect(html).toContain('prefers-color-scheme: dark')
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, to]) => new URL(to ?? '').hostname).every((host) => host.endsWith('example.org'))).toBe(true)
    expect(html).toMatch(/<html dir="ltr" lang="en-GB">/)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

test('what somebody typed as their name is text, never markup', async () => {
  const { html } = await renderEmail(emailContent('confirmed', factsOf('confirmed'), scene({ firstName: '<b>&"Grace' }), null, now))
  expect(html).toContain('&lt;b&gt;&amp;&quot;Grace')
  expect(html).not.toContain('<b>')
})

test('a subject never breaks its line, whatever a manager wrote', () => {
  const own = { subject: 'On {day}\r\nBcc: everybody@example.org', body: 'Hello' }
  expect(emailContent('confirmed', factsOf('confirmed'), scene(), own, now).subject).toBe('Confirmed: Wednesday 30 September at 10:50pm')
})

test('a course says each of its visits', () => {
  const course = [visit, { ...visit, start: instantAt('2026-10-07', 600, zone) }]
  expect(emailContent('confirmed', factsOf('confirmed'), scene({ course }), null, now).rows[0]).toEqual(
    { label: 'When', values: ['Wednesday 30 September 2026, 10:50pm', 'Wednesday 7 October 2026, 10:00am'] })
})

test.each([['Grace Whitlock', 'G. W.'], ['mary ann smith', 'M. A. S.']])('a practitioner reads %j as %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('every kind goes some way, and practitioners are never sent a text', () => {
  expect(messageKinds.filter((kind) => !channels.some((channel) => mayGoBy(kind, channel)))).toEqual([])
  expect(mayGoBy('diary-change', 'text')).toBe(false)
})
