import { expect, test } from 'vitest'
import { readCheckout } from '../architecture/checkout'

// A secret that opens something is made for the person who owns it, and in few places. A new place has to
// be written down here, with whose it is.

const derives =
  /\b(linkSecret|offerSecret|unsubscribeSecret|signInToken|signInLinkOf|staffLinkToken|staffLinkOf|feedSecret)\(/

/** By file: who is given what it makes. */
const owners: Record<string, string> = {
  'lib/use-cases/message-links.ts': 'the person a message is sent to; anybody else reads a blank',
  'lib/use-cases/request-appointment.ts': 'the person who has just asked for the appointment',
  'lib/use-cases/read-draft.ts': 'the same, by the cookie of what they typed',
  'lib/use-cases/renew-link.ts': 'the patient, by the link before',
  'lib/use-cases/read-mine.ts': 'the person who proved that they read the address',
  'lib/use-cases/read-offer.ts': 'the patient, by the link of the offer that they took',
  'lib/use-cases/mailbox-session.ts': 'the address that it is mailed to',
  'lib/use-cases/keep-feed.ts': 'the practitioner whose own calendar it is',
  'lib/use-cases/manage-people.ts':
    'a manager, to hand over by themselves where there is no mail server',
}

const made = () =>
  [...readCheckout()]
    .filter(([place, text]) => /^(app|lib)\//.test(place) && derives.test(text))
    .map(([place]) => place)

test('a secret is derived for its owner alone, in the places that are known', () => {
  const elsewhere = made().filter((place) => !place.startsWith('lib/auth/') && !(place in owners))
  expect(elsewhere, 'say here whose secret it is, and that nobody else reads it').toEqual([])
})

test('every place that is known still makes one', () => {
  const places = new Set(made())
  expect(Object.keys(owners).filter((place) => !places.has(place))).toEqual([])
})
