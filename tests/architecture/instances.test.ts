import { expect, test } from 'vitest'
import { readCheckout } from './checkout'

// The built server has a bundle for the proxy, one for what starts with it and one for each route,
// and each of them has its own copy of a class. What is shared through globalThis (limiters,
// remembered promises, the pool) hands its errors from one to another, where `instanceof` is false.
// So a class is asked about in its own file alone, or here with the reason why it never crosses.

const platform = /^(?:Error|SyntaxError|TypeError|File|FormData|Promise|Response|Element|Node|HTML\w*Element)$/

const judged: Readonly<Record<string, string>> = {
  'app/_staff/weighing.ts Weighed': 'thrown by the very action that it wraps',
  'app/(public)/_parts/form-post.ts ForeignOrigin': 'thrown by the check that is called on the line before',
  'app/manage/import/read/route.ts ForeignOrigin': 'the same',
  'app/api/_edge/serve.ts BodyRefused': 'thrown by the reading of the body, in the route’s own bundle; nothing remembers it',
  'app/api/_edge/body.ts BodyRefused': 'its own file',
  'instrumentation-node.ts WrongVariable': 'thrown by the check that is called on the line before',
  'instrumentation-node.ts UnsafeDatabase': 'the same',
  'lib/core/import/read-csv.ts CsvError': 'thrown by the parser that is called there',
  'lib/core/import/read-ics.ts ICAL.Time': 'made by the parser that is called there',
  'lib/run/apply-migration.ts pg.DatabaseError': 'one process without bundles',
  'lib/run/doctor.ts WrongVariable': 'the same',
  'lib/run/serve.ts CannotRun': 'one process without bundles',
  'lib/run/read-backup.ts pg.DatabaseError': 'one process without bundles',
  'lib/store/guarded-pool.ts GuardedClient': 'made by the very pool that asks',
  'lib/store/watched-pool.ts GuardedClient': 'the same',
  'prisma/seed.ts CannotSeed': 'the same',
  'prisma/seed.ts SeededAlready': 'the same',
}

function instances(place: string, text: string): string[] {
  return [...text.matchAll(/\binstanceof ([\w.]+)/g)].map(([, name = '']) => name)
    .filter((name) => !platform.test(name) && !text.includes(`class ${name} `)).map((name) => `${place} ${name}`)
}

test('a class of ours is asked about where it can’t have come from another bundle', () => {
  const served = [...readCheckout()].filter(([place]) => !place.startsWith('tests/'))
  const found = new Set(served.flatMap(([place, text]) => instances(place, text)))
  expect([...found].filter((one) => judged[one] === undefined)).toEqual([])
})

test('one that comes from a shared object is refused', () => {
  expect(instances('lib/auth/planted.ts', 'if (over instanceof RateLimiterRes) return')).toEqual(['lib/auth/planted.ts RateLimiterRes'])
})
