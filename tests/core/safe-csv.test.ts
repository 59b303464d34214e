import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvTable } from '@/lib/core/safe-csv'

test.each([
  ['=1+1', `"'=1+1"\r\n`], ['+447700900123', `"'+447700900123"\r\n`], ['-2', `"'-2"\r\n`], ['@SUM(A1)', `"'@SUM(A1)"\r\n`], ['\t=1', `"'\t=1"\r\n`], [' =1', `"' =1"\r\n`],
  ['＝1', `"'＝1"\r\n`], ['Grace, Ida', '"Grace, Ida"\r\n'], ['a "quote"', '"a ""quote"""\r\n'], ['O’Neill', 'O’Neill\r\n'], ['two\nlines', '"two\nlines"\r\n'], ['', '\r\n'],
])('%j', (cell, line) => { expect(csvLine([cell])).toBe(line) })

test('numbers are left alone', () => { expect(csvLine([-5, null, 12])).toBe('-5,,12\r\n') })

/** RFC 4180, as a spreadsheet reads it. */
function read(line: string): string[] {
  const cells: string[] = []
  for (let rest = line.slice(0, -2) + ','; rest !== '';) {
    const [whole = '', quoted, bare] = /^(?:"((?:[^"]|"")*)"|([^,"]*)),/s.exec(rest) ?? []
    if (whole === '') throw new Error(`no cell in ${rest}`)
    cells.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    rest = rest.slice(whole.length)
  }
  return cells
}

test('whatever stands in a cell comes back, and nothing begins a formula', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('=cmd()', '+1', '-1', '@a', '\r=1', '"', ',')), { minLength: 1, maxLength: 5 }), (cells) => {
    const back = read(csvLine(cells))
    expect(back.map((cell, i) => (cell === cells[i] ? cell : cell.slice(1)))).toEqual(cells)
    for (const cell of back) expect(/^[=+\-@\t\r]/.test(cell)).toBe(false)
  }))
})

test('a table is its lines, led by the mark of UTF-8', () => {
  expect(csvTable([['Who', 'per cent'], ['=Ann', 81.5]])).toBe(`\uFEFFWho,per cent\r\n"'=Ann",81.5\r\n`)
})
