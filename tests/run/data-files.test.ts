import { expect, test } from 'vitest'
import { dataFiles } from '@/lib/run/data-files'
import { readCheckout } from '../architecture/checkout'

// Each place in the data folder that the sources name has its rule.

/** Of a name that ends in a number its beginning: `next-` of next-3000. */
const named = /\binData\(\s*['`]([^'`$]+)/g
const marked = /\bsetMark\('([^']+)'/g

const runs = [...readCheckout()].filter(([place]) => place.startsWith('lib/run/'))

function placesIn(text: string): string[] {
  const marks = [...text.matchAll(marked)].map(([, name = '']) => `${name}.mark`)
  return [...[...text.matchAll(named)].map(([, name = '']) => name), ...marks]
}

test('everything that is written into the data folder is kept from growing', () => {
  const places = new Set(runs.flatMap(([, text]) => placesIn(text)))
  expect([...places].filter((name) => dataFiles[name] === undefined),
    'give it its rule in lib/run/data-files.ts').toEqual([])
})

test('a rule is about a place that is written to', () => {
  const places = new Set(runs.flatMap(([, text]) => placesIn(text)))
  expect(Object.keys(dataFiles).filter((name) => !places.has(name))).toEqual([])
})

test('a new place without a rule is found', () => {
  expect(placesIn("const file = inData('planted', 'one')")).toEqual(['planted'])
  expect(placesIn('const file = inData(`planted-${port}`)')).toEqual(['planted-'])
  expect(placesIn("setMark('planted', mark)")).toEqual(['planted.mark'])
})

test('nothing but the launcher and the seed writes files', () => {
  const writes = /\b(?:writeFile|appendFile|createWriteStream|mkdtemp)(?:Sync)?\(/
  const served = [...readCheckout()].filter(([place, text]) =>
    !/^(?:tests|findings|lib\/run|prisma)\//.test(place) && writes.test(text))
  expect(served.map(([place]) => place)).toEqual([])
})
