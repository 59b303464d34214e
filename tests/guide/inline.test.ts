import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linksIn, piecesOf, plainOf } from '@/lib/core/guide/inline'

test('bold, links and what stands between them', () => {
  expect(piecesOf('See **this** and [that](/guide/x#y).')).toEqual([
    { kind: 'plain', text: 'See ' }, { kind: 'bold', text: 'this' }, { kind: 'plain', text: ' and ' }, { kind: 'link', text: 'that', to: '/guide/x#y' },
    { kind: 'plain', text: '.' },
  ])
  expect(linksIn('[a](/b) and [c](/d)')).toEqual(['/b', '/d'])
})

test('no letter is lost or made up', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '’'), minLength: 1, maxLength: 12 })
  const marked = fc.array(fc.tuple(fc.constantFrom('plain', 'bold', 'link'), words), { maxLength: 6 })
  fc.assert(fc.property(marked, (pieces) => {
    const text = pieces.map(([kind, word]) => (kind === 'bold' ? `**${word}**` : kind === 'link' ? `[${word}](/w)` : word)).join('')
    expect(plainOf(text)).toBe(pieces.map(([, word]) => word).join(''))
  }), { seed: 20_261_125 })
})
