import { describe, expect, test } from 'vitest'
import { findBreaches } from './arrows'
import { readCheckout } from './checkout'

const checkout = readCheckout()
const before = new Set(findBreaches(checkout))
const planted = (place: string, text: string) =>
  findBreaches(new Map([...checkout, [place, text]])).filter((line) => !before.has(line))

test('the code keeps to the layers', () => {
  expect([...before]).toEqual([])
})

describe('a planted breach is refused', () => {
  const uses = (place: string) => `import { something } from '@/${place}'\nexport const planted = something\n`
  test.each([
    ['a page that reaches for the store', 'app/planted/page.tsx', uses('lib/store/client')],
    ['an API route that reaches for the store', 'app/api/planted/route.ts', uses('lib/store/client')],
    ['a page that reaches for an adapter', 'app/planted/page.tsx', uses('lib/adapters/problem')],
    ['a part of the design system that knows the domain', 'app/_ui/planted.tsx', uses('lib/core/time')],
    ['a core that asks the clock', 'lib/core/planted.ts', uses('lib/clock')],
    ['a core that asks the configuration', 'lib/core/planted.ts', uses('lib/config')],
    ['a core that reads', 'lib/core/planted.ts', uses('lib/store/client')],
    ['a store that decides by a use-case', 'lib/store/planted.ts', uses('lib/use-cases/hold-slot')],
    ['a use-case that renders', 'lib/use-cases/planted.ts', uses('app/_ui/planted')],
    ['a use-case that parses forms', 'lib/use-cases/planted.ts', uses('lib/input/fields')],
    ['a dynamic import', 'app/planted/page.tsx', `export const planted = () => import('@/lib/store/client')\n`],
    ['a type', 'app/planted/page.tsx', `import type { Db } from '@/lib/store/client'\nexport type Planted = Db\n`],
    ['a path without the alias', 'app/planted/page.tsx', `export { db } from '../../lib/store/client'\n`],
    ['a folder that nobody has given a layer', 'lib/planted/thing.ts', uses('lib/core/time')],
  ])('%s', (_, place, text) => {
    expect(planted(place, text).join()).toContain(place)
  })

  test.each([
    ['@prisma/client', 'lib/use-cases/planted.ts'],
    ['temporal-polyfill', 'lib/use-cases/planted.ts'],
    ['next/headers', 'lib/use-cases/planted.ts'],
    ['react', 'lib/core/planted.ts'],
    ['node:fs', 'lib/core/planted.ts'],
    ['next-auth/jwt', 'app/planted/page.tsx'],
  ])('the package %s in %s', (name, place) => {
    expect(planted(place, `import '${name}'\n`)).toEqual([`${place} may not name the package ${name}`])
  })

  test('a ring', () => {
    const ring = new Map([
      ['lib/core/one.ts', `import './two'\n`],
      ['lib/core/two.ts', `import './one'\n`],
    ])
    expect(findBreaches(ring)).toEqual(['a ring: lib/core/one.ts → lib/core/two.ts → lib/core/one.ts'])
  })

  test.each([
    ['lib/core/index.ts', 'export const planted = 1\n'],
    ['lib/core/everything.ts', `export * from './time'\nexport { offerSlots } from './slots'\n`],
  ])('the barrel %s', (place, text) => {
    expect(planted(place, text)).toEqual([`${place} is a barrel: import from the file that has it`])
  })
})
