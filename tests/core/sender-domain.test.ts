import { describe, expect, test } from 'vitest'
import { senderDomain as words } from '@/lib/copy/staff/sender-domain'
import {
  domainOf,
  isSelector,
  judgeDkim,
  judgeDkimKey,
  judgeDmarc,
  judgeSpf,
  type DkimVerdict,
  type DmarcVerdict,
  type LookedUp,
  type SpfVerdict,
} from '@/lib/core/messages/sender-domain'

const found = (...texts: string[]): LookedUp => ({ state: 'found', texts })
const away = { state: 'no-answer' } as const

const spf: readonly (readonly [LookedUp, SpfVerdict])[] = [
  [found('v=spf1 include:spf.example.org ~all'), 'good'],
  [
    found(
      'google-site-verification=abc',
      'v=spf1 mx a:mail.example.org/24 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all',
    ),
    'good',
  ],
  [found('v=spf1 redirect=_spf.example.org'), 'good'],
  [found('V=SPF1 a mx ptr exists:%{i}.example.org unknown=1 ?all'), 'good'],
  [found('v=spf1'), 'good'],
  [found('v=spf1 +all'), 'open'],
  [found('v=spf1 mx all'), 'open'],
  [found('v=spf1 include:a.example.org ~all', 'v=spf1 include:b.example.org ~all'), 'several'],
  [found('v=spf10 ~all', 'other'), 'missing'],
  [{ state: 'empty' }, 'missing'],
  [{ state: 'none' }, 'missing'],
  [away, 'no-answer'],
  [found('v=spf1 includes:spf.example.org ~all'), 'wrong'],
  [found('v=spf1 include: spf.example.org ~all'), 'wrong'],
  [found('v=spf1 ip4:192.0.2 -all'), 'wrong'],
  [found('v=spf1, include:spf.example.org'), 'missing'],
  [found('v=spf1 redirect=a.example.org redirect=b.example.org'), 'wrong'],
  [
    found(
      `v=spf1 ${Array.from({ length: 10 }, (_, i) => `include:s${i}.example.org`).join(' ')} ~all`,
    ),
    'good',
  ],
  [
    found(
      `v=spf1 ${Array.from({ length: 11 }, (_, i) => `include:s${i}.example.org`).join(' ')} ~all`,
    ),
    'too-many-lookups',
  ],
]

const dmarc: readonly (readonly [LookedUp, DmarcVerdict])[] = [
  [found('v=DMARC1; p=reject; rua=mailto:dmarc@example.org'), 'good'],
  [found('v=DMARC1;p=quarantine'), 'good'],
  [found('v=DMARC1; p=none;'), 'watching'],
  [found('v=DMARC1; p=none', 'v=DMARC1; p=reject'), 'several'],
  [found('v=spf1 -all'), 'missing'],
  [{ state: 'none' }, 'missing'],
  [away, 'no-answer'],
  [found('v=DMARC1'), 'wrong'],
  [found('v=DMARC1; p=maybe'), 'wrong'],
  [found('v=DMARC1; p=none; p=reject'), 'wrong'],
  [found('v=DMARC1; reject'), 'wrong'],
]

const keys: readonly (readonly [LookedUp, DkimVerdict])[] = [
  [found('v=DKIM1; k=rsa; p=MIIBIjANBgkq+/w=='), 'good'],
  [found('p=MIIBIjANBgkq'), 'good'],
  [found('v=DKIM1; p='), 'withdrawn'],
  [found('v=DKIM1; k=rsa'), 'wrong'],
  [found('v=DKIM2; p=MIIB'), 'wrong'],
  [found('v=DKIM1; p=not a key!'), 'wrong'],
  [found('p=MIIB', 'p=MIIC'), 'several'],
  [{ state: 'empty' }, 'missing'],
  [{ state: 'none' }, 'missing'],
  [away, 'no-answer'],
]

describe('the entries of a sender’s domain', () => {
  test.each(spf)('SPF %j: %s', (looked, verdict) => expect(judgeSpf(looked).verdict).toBe(verdict))
  test.each(dmarc)('DMARC %j: %s', (looked, verdict) =>
    expect(judgeDmarc(looked).verdict).toBe(verdict),
  )
  test.each(keys)('a DKIM key %j: %s', (looked, verdict) =>
    expect(judgeDkimKey(looked).verdict).toBe(verdict),
  )

  test('without a selector, only whether there can be keys at all', () => {
    expect(
      ([{ state: 'none' }, { state: 'empty' }, found('x'), away] as const).map(
        (looked) => judgeDkim(looked).verdict,
      ),
    ).toEqual(['nothing', 'something', 'something', 'no-answer'])
  })

  test('what is judged is shown, and none of the other entries', () => {
    expect(judgeSpf(found('secret=1', 'v=spf1 -all')).text).toBe('v=spf1 -all')
    expect(judgeSpf(found('v=spf1 -all', 'v=spf1 ~all')).text).toBe('v=spf1 -all\nv=spf1 ~all')
  })

  test('every verdict is met by a row, and has its sentence', () => {
    const met = (rows: readonly (readonly [LookedUp, string])[]) =>
      new Set(rows.map(([, verdict]) => verdict))
    expect([...met(spf)].sort()).toEqual(Object.keys(words.spf).sort())
    expect([...met(dmarc)].sort()).toEqual(Object.keys(words.dmarc).sort())
    expect([...met(keys), 'something', 'nothing'].sort()).toEqual(Object.keys(words.dkim).sort())
  })
})

test.each([
  ['Hall Green <clinic@Example.org>', 'example.org'],
  ['clinic@mail.example.org', 'mail.example.org'],
  ['"a@b" <clinic@example.org>', 'example.org'],
  ['clinic@example.org.', 'example.org'],
  ['Hall Green', null],
  ['', null],
])('the domain of %j is %s', (sender, domain) => expect(domainOf(sender)).toBe(domain))

test.each([
  ['s1', true],
  ['a.b-c', true],
  ['', false],
  ['-a', false],
  ['a..b', false],
  ['a b', false],
  ['x'.repeat(64), false],
])('a selector %j: %s', (text, is) => expect(isSelector(text)).toBe(is))
