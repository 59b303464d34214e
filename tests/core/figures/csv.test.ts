import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv, type CsvCell } from '@/lib/core/figures/csv'

/** RFC 4180, read back a letter at a time. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  let [cell, quoted] = ['', false]
  const letters = [...text.replace(/^\uFEFF/, '').replace(/\r\n$/, '')]
  for (let i = 0; i < letters.length; i += 1) {
    const letter = letters[i]
    if (quoted && letter === '"' && letters[i + 1] === '"') { cell += '"'; i += 1 }
    else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === ',') { rows.at(-1)?.push(cell); cell = '' }
    else if (!quoted && letter === '\r' && letters[i + 1] === '\n') { rows.at(-1)?.push(cell); rows.push([]); cell = ''; i += 1 }
    else cell += letter ?? ''
  }
  rows.at(-1)?.push(cell)
  return rows
}

test.each([
  ['=1+1', "'=1+1"], ['+44 7700 900123', "'+44 7700 900123"], ['-2', "'-2"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1', "'\t=1"], ['\r=1', "'\r=1"],
  ['=HYPERLINK("http://example.org","x")', "'=HYPERLINK(\"http://example.org\",\"x\")"], ['Ann', 'Ann'], ['a=b', 'a=b'], [-5, "'-5"], [81.5, '81.5'], [null, ''],
] satisfies [CsvCell, string][])('%j is written as %j', (cell, written) => {
  expect(parse(toCsv([[cell, 'x']]))).toEqual([[written, 'x']])
})

const dangerous = fc.tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '"', '\n', ','), fc.string()).map((parts) => parts.join(''))

test('whatever a cell says, it arrives as it was and no spreadsheet takes it for a formula', () => {
  fc.assert(fc.property(fc.array(fc.array(dangerous, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const read = parse(toCsv(rows))
    for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')))).toEqual(rows)
  }))
})
