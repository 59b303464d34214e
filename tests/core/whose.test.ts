import { describe, expect, test } from 'vitest'
import { isTheirRow, isTheirs, namesThem, sameNumber, type KnownBy } from '@/lib/core/whose'

const known = (name: string, change: Partial<KnownBy> = {}): KnownBy => ({
  names: [name],
  phones: ['+447700900123'],
  emails: ['home@example.org'],
  ...change,
})
const given = (name: string, phone = '+447700900123'): KnownBy => ({
  names: name === '' ? [] : [name],
  phones: [phone],
  emails: [],
})

const child = known('Zephyrine Quillfeather')
const mother = known('Odalys Quillfeather')

describe('a call back, where the number is theirs alone', () => {
  test.each([
    ['the name', 'Zephyrine Quillfeather'],
    ['in capitals, turned round', 'QUILLFEATHER, Zephyrine'],
    ['misspelt', 'Zefirine Quilfether'],
    ['with a title', 'Ms Zephyrine Quillfeather'],
    ['half of it', 'Zephyrine'],
    ['a name that nobody knows', 'Mum'],
    ['no name', ''],
  ])('is theirs under %s', (_, name) => expect(isTheirs(given(name), child, [])).toBe(true))

  test('isn’t theirs under another number', () =>
    expect(isTheirs(given('Zephyrine Quillfeather', '+447700900124'), child, [])).toBe(false))
})

describe('a call back, where two share the number', () => {
  test.each<[string, string, boolean, boolean]>([
    ['the child’s name', 'Zephyrine Quillfeather', true, false],
    ['the child’s, misspelt', 'Zefirine Quilfether', true, false],
    ['the mother’s name', 'Odalys Quillfeather', false, true],
    ['the mother’s, misspelt', 'Odalis Quillfether', false, true],
    ['a name that is neither’s', 'Basil Bystander', false, false],
    ['what both are called', 'Quillfeather', true, true],
  ])('under %s', (_, name, childs, mothers) => {
    expect([
      isTheirs(given(name), child, [mother]),
      isTheirs(given(name), mother, [child]),
    ]).toEqual([childs, mothers])
  })

  test('the very name of one goes before a likeness of the other', () => {
    const [ann, anne] = [known('Ann Field'), known('Anne Field')]
    expect([
      isTheirs(given('Anne Field'), ann, [anne]),
      isTheirs(given('Anne Field'), anne, [ann]),
    ]).toEqual([false, true])
  })

  test('two of one name are told apart by nothing: it is whose it is that is erased', () => {
    expect(isTheirs(given('Odalys Quillfeather'), mother, [known('Odalys Quillfeather')])).toBe(
      true,
    )
  })
})

test.each([
  ['07700 900 123', true],
  ['0044 (0)7700 900123', true],
  ['+44-7700-900123', true],
  ['7700900123', true],
  ['07700 900124', false],
  ['900123', false],
  ['', false],
])('the number %s', (typed, same) => expect(sameNumber('+447700900123', typed)).toBe(same))

describe('a row of a file', () => {
  test.each<[string, string[], boolean]>([
    ['their name in one cell', ['Mrs Zephyrine Quillfeather', '1931'], true],
    ['in two cells', ['Quillfeather', 'Zephyrine', ''], true],
    ['another spelling beside their number', ['Zefirine Quilfether', '07700 900123'], true],
    ['another spelling beside their email', ['Zefirine', 'Quilfether', 'HOME@example.org'], true],
    ['another spelling alone', ['Zefirine Quilfether', '07700 900999'], false],
    ['their number alone', ['', '07700 900123'], false],
    [
      'somebody of their household',
      ['Odalys Quillfeather', '07700 900123', 'home@example.org'],
      false,
    ],
    ['somebody else', ['Basil Bystander', '07700 900999'], false],
  ])('with %s', (_, cells, theirs) => expect(isTheirRow(cells, child)).toBe(theirs))

  test('short names of one household aren’t mixed up', () => {
    expect(isTheirRow(['Len Field', '07700 900123'], known('Ben Field'))).toBe(false)
    expect(isTheirRow(['Ella Field', '07700 900123'], known('Emma Field'))).toBe(false)
  })
})

test.each([
  ['zephyrine_quillfeather.csv', true],
  ['Quillfeather, Zephyrine.xlsx', true],
  ['quillfeather.csv', false],
  ['patients.csv', false],
])('the file %s', (name, names) => expect(namesThem(name, child)).toBe(names))
