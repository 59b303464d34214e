import { expect, test } from 'vitest'
import { readAddresses } from '@/lib/run/rolling'

test.each([
  [[]], [['http://10.0.0.1:3000']], [['http://10.0.0.1:3000', 'http://10.0.0.1:3000/']],
  [['http://10.0.0.1:3000', 'ten']], [['http://10.0.0.1:3000', 'ftp://10.0.0.2']],
])('the addresses %j are refused with an example', (words) => {
  expect(() => readAddresses(words)).toThrow(/npm run rolling -- http/)
})

test('the addresses are read once each, without what comes behind the port', () => {
  expect(readAddresses(['http://10.0.0.1:3000/', 'http://10.0.0.2:3000', 'http://10.0.0.1:3000']))
    .toEqual(['http://10.0.0.1:3000', 'http://10.0.0.2:3000'])
})
