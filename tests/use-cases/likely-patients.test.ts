import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { plainWords } from '@/lib/core/patient-query'
import { soundOf } from '@/lib/core/sound'
import { db, disconnect } from '@/lib/store/client'
import { searchPatients } from '@/lib/use-cases/search-patients'
import { createReceptionist, createSmallPractice, monday } from './small-practice'

/** Who comes up when a name is misheard, misspelt or half said, among others who are called nearly the same. */

const people: [name: string, phone: string, born: string | null][] = [
  ['Rosa Field', '+447700900101', '1980-02-29'], ['Rose Fielding', '+447700900110', '1951-06-02'], ['Rosalind Fairfield', '+447700900111', '1988-12-12'],
  ['Siân O’Driscoll', '+447700900102', '1975-11-03'], ['Sean Driscoll', '+447700900112', '1962-05-09'], ['Łukasz Wójcik', '+441214960103', null],
  ['Katherine Phillips', '+447700900121', '1968-03-14'], ['Catherine Philpott', '+447700900122', '1970-07-21'], ['Stephen Thompson', '+447700900123', '1959-09-30'],
  ['Steven Tomlinson', '+447700900124', '1961-01-17'], ['Geoffrey Macdonald', '+447700900125', '1944-10-08'], ['Jeff McDowell', '+447700900126', '1979-02-11'],
  ['Siobhán Ní Bhriain', '+447700900131', '1985-08-15'], ['Niamh Gallagher', '+447700900132', '1992-04-01'], ['Caoimhe Doherty', '+447700900133', '1999-12-25'],
  ['Aoife Byrne', '+447700900134', '1990-03-17'], ['Padraig Ó Súilleabháin', '+447700900135', '1950-01-31'], ['Maeve Kehoe', '+447700900136', '1983-05-05'],
  ['Mohammed Hussain', '+447700900141', '1978-06-24'], ['Muhammad Khan', '+447700900142', '1978-06-25'], ['Ayesha Begum', '+447700900143', '1995-11-11'],
  ['Harpreet Kaur', '+447700900144', '1987-07-07'], ['Jaswinder Singh', '+447700900145', '1966-02-02'], ['Lakshmi Venkataraman', '+447700900146', '1972-09-19'],
  ['Priyanka Chaudhury', '+447700900147', '1998-10-10'], ['Krzysztof Szczepański', '+447700900151', '1981-04-22'], ['Agnieszka Kowalczyk', '+447700900152', '1986-08-30'],
  ['Wojciech Zieliński', '+447700900153', '1974-12-06'], ['Małgorzata Dąbrowska', '+447700900154', '1969-03-03'], ['Grzegorz Nowak', '+447700900155', '1977-05-27'],
  ['Zoë Müller', '+441632960161', '1993-01-09'], ['François Lefèvre', '+441632960162', '1955-07-14'], ['Nguyễn Thị Hoa', '+441632960163', '1991-02-18'],
  ['Anneliese Whitlock', '+441632960164', '1948-08-08'], ['Hugh Featherstonehaugh', '+441632960165', '1939-11-30'], ['John Smith', '+441214960171', '1968-03-14'],
  ['Jon Smyth', '+441214960172', '1970-03-14'], ['Joan Smithers', '+441214960173', '1944-03-14'], ['Johnny Smithson', '+441214960174', '1990-01-01'],
  ['Rebecca Hughes', '+441214960175', '2001-09-11'], ['Anne-Marie Cholmondeley', '+441214960176', '1958-06-16'], ['Ian Wright', '+441214960177', '1982-10-20'],
  ['Isla Reid', '+441214960178', '2014-05-13'], ['Alastair Graeme', '+441214960179', '1971-01-25'], ['Jacqueline Bailey', '+441214960180', '1964-04-04'],
  ['Llewelyn Gruffydd', '+441214960181', '1953-03-01'], ['Nicola Pearce', '+441214960182', '1976-02-14'], ['Sara Clarke', '+441214960183', '1989-09-09'],
]

let bev: StaffActor
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  await db().patient.createMany({ data: people.map(([name, phone, born]) =>
    ({ id: randomUUID(), name, phone, dateOfBirth: born === null ? null : new Date(born), createdAt: new Date(monday) })) })
})
afterAll(disconnect)

async function found(q: string): Promise<string[]> {
  const result = await searchPatients(bev, { q }, monday)
  return result.ok ? result.value.map(({ name }) => name) : [result.refusal.reason]
}

const first: [query: string, name: string, why: string][] = [
  ['rosa feild', 'Rosa Field', 'swapped letters'],
  ['rsoa field', 'Rosa Field', 'swapped at the beginning'],
  ['rosa fild', 'Rosa Field', 'a letter missing'],
  ['rosaa field', 'Rosa Field', 'a letter twice'],
  ['orsa field', 'Rosa Field', 'the first two swapped'],
  ['field rosa', 'Rosa Field', 'family name first'],
  ['rosa f', 'Rosa Field', 'an initial'],
  ['katherine philips', 'Katherine Phillips', 'one l'],
  ['cathrine philips', 'Katherine Phillips', 'with a c, and a letter short'],
  ['filips', 'Katherine Phillips', 'as it sounds'],
  ['stephen tompson', 'Stephen Thompson', 'as it sounds'],
  ['steven thomson', 'Stephen Thompson', 'two spellings at once'],
  ['jeffrey mcdonald', 'Geoffrey Macdonald', 'as it sounds'],
  ['mac donald', 'Geoffrey Macdonald', 'in two words'],
  ['sian odriscol', 'Siân O’Driscoll', 'no accent, no apostrophe, one l'],
  ["sian o'driscoll", 'Siân O’Driscoll', 'the keyboard’s apostrophe'],
  ['o driscoll', 'Siân O’Driscoll', 'a space for the apostrophe'],
  ['shivaun', 'Siobhán Ní Bhriain', 'as it sounds, in Irish'],
  ['neeve gallagher', 'Niamh Gallagher', 'as it sounds, in Irish'],
  ['gallacher', 'Niamh Gallagher', 'as it sounds'],
  ['keeva docherty', 'Caoimhe Doherty', 'as it sounds, in Irish'],
  ['eefa burn', 'Aoife Byrne', 'as it sounds, in Irish'],
  ['aiofe', 'Aoife Byrne', 'vowels swapped'],
  ['padraic osullivan', 'Padraig Ó Súilleabháin', 'as it sounds, in Irish'],
  ['mave keogh', 'Maeve Kehoe', 'as it sounds'],
  ['mohamed husain', 'Mohammed Hussain', 'another spelling'],
  ['muhamad hussein', 'Mohammed Hussain', 'another spelling'],
  ['mohammad kahn', 'Muhammad Khan', 'swapped letters'],
  ['aisha begam', 'Ayesha Begum', 'as it sounds'],
  ['harprit kor', 'Harpreet Kaur', 'as it sounds'],
  ['jasvinder', 'Jaswinder Singh', 'v for w'],
  ['laxmi', 'Lakshmi Venkataraman', 'another spelling'],
  ['venkatraman', 'Lakshmi Venkataraman', 'a letter missing in a long name'],
  ['priyanka chowdhury', 'Priyanka Chaudhury', 'another spelling'],
  ['kristof stepanski', 'Krzysztof Szczepański', 'as it sounds, in Polish'],
  ['szczepanski', 'Krzysztof Szczepański', 'no accents'],
  ['agnieshka kovalchik', 'Agnieszka Kowalczyk', 'as it sounds, in Polish'],
  ['voytek', 'Wojciech Zieliński', 'the short form, as it sounds'],
  ['malgorzata dabrowska', 'Małgorzata Dąbrowska', 'no accents'],
  ['gregosh novak', 'Grzegorz Nowak', 'as it sounds, in Polish'],
  ['zoe muller', 'Zoë Müller', 'no accents'],
  ['zoe mueller', 'Zoë Müller', 'an accent written out'],
  ['francois lefevre', 'François Lefèvre', 'no accents'],
  ['nguyen', 'Nguyễn Thị Hoa', 'no accents'],
  ['annelise', 'Anneliese Whitlock', 'a letter missing'],
  ['fanshaw', 'Hugh Featherstonehaugh', 'as it sounds'],
  ['fetherstonhaugh', 'Hugh Featherstonehaugh', 'two letters missing in a long name'],
  ['chumley', 'Anne-Marie Cholmondeley', 'as it sounds'],
  ['annmarie', 'Anne-Marie Cholmondeley', 'in one word'],
  ['rebbeca hughs', 'Rebecca Hughes', 'letters doubled and missing'],
  ['ian rite', 'Ian Wright', 'as it sounds'],
  ['isla reed', 'Isla Reid', 'as it sounds'],
  ['alistair graham', 'Alastair Graeme', 'as it sounds'],
  ['jaqueline bayley', 'Jacqueline Bailey', 'as it sounds'],
  ['lewelyn griffith', 'Llewelyn Gruffydd', 'as it sounds, in Welsh'],
  ['nichola peirce', 'Nicola Pearce', 'as it sounds'],
  ['sarah clark', 'Sara Clarke', 'another spelling'],
  ['smith 1968', 'John Smith', 'a name and a year'],
  ['smith 14/3/68', 'John Smith', 'a name and a date'],
  ['smyth 1970', 'Jon Smyth', 'a name and a year'],
  ['jon smyth', 'Jon Smyth', 'the one spelt so'],
  ['john smith', 'John Smith', 'the one spelt so'],
  ['29.2.1980', 'Rosa Field', 'a date with dots'],
  ['29th february 1980', 'Rosa Field', 'a date as it is said'],
  ['29 feb 80', 'Rosa Field', 'a date with a short year'],
  ['1980-02-29', 'Rosa Field', 'a date as computers write it'],
  ['290280', 'Rosa Field', 'six digits'],
  ['29021980', 'Rosa Field', 'eight digits'],
  ['born 29/02/1980', 'Rosa Field', 'with a word before it'],
  ['07700900101', 'Rosa Field', 'a number in one'],
  ['+44 (0)7700 900 101', 'Rosa Field', 'a number as on a card'],
  ['0044 7700 900101', 'Rosa Field', 'a number from abroad'],
  ['07700-900-101', 'Rosa Field', 'a number with hyphens'],
  ['900 101', 'Rosa Field', 'its end, in groups'],
  ['0101', 'Rosa Field', 'its last four'],
  ['(0121) 496 0171', 'John Smith', 'a landline with brackets'],
  ['496 0172', 'Jon Smyth', 'a landline without its code'],
  ['smi 0173', 'Joan Smithers', 'the beginning of a name and the last four'],
  ['rosa 101', 'Rosa Field', 'a name and the last three'],
]

const amongThree: [query: string, name: string][] = [
  ['kathryn', 'Katherine Phillips'], ['sean odriscoll', 'Siân O’Driscoll'], ['shaun driscol', 'Sean Driscoll'], ['smit', 'John Smith'], ['smithe', 'John Smith'],
  ['mohamad', 'Mohammed Hussain'], ['mohamad', 'Muhammad Khan'], ['14 march', 'Joan Smithers'], ['steve t', 'Stephen Thompson'], ['ros field', 'Rosalind Fairfield'],
]

describe('comes first', () => {
  for (const [query, name, why] of first) it(`${query}: ${why}`, async () => expect((await found(query))[0]).toBe(name))
})

describe('is among the first three', () => {
  for (const [query, name] of amongThree) it(`${query}: ${name}`, async () => expect((await found(query)).slice(0, 3)).toContain(name))
})

it('a name that nobody has finds nobody', async () => {
  for (const query of ['zzyzx', 'quentin abernathy', 'rosa blenkinsop', 'wilberforce 1980']) expect(await found(query)).toEqual([])
})

it('sounds the same here and in the database', async () => {
  const words = people.flatMap(([name]) => plainWords(name)).concat(first.flatMap(([query]) => plainWords(query).filter((word) => /^[a-z]+$/.test(word))))
  const rows = await db().$queryRaw<{ word: string; sound: string }[]>`select word, sound_of(word) as sound from unnest(${words}::text[]) word`
  expect(rows.filter(({ word, sound }) => soundOf(word) !== sound)).toEqual([])
})

const withoutOne = (word: string): string[] => [...word].map((_, i) => word.slice(0, i) + word.slice(i + 1))

/** What a word is found by: itself, one letter fewer, the beginning of a long one, and how it sounds. */
function keysOf(word: string): string[] {
  const said = soundOf(word)
  return [word, `=${said}`, ...word.length > 2 ? withoutOne(word) : [], ...word.length > 6 ? withoutOne(word.slice(0, 5)) : [],
    ...said.length > 3 ? withoutOne(said).map((short) => `=${short}`) : []]
}

const sorted = (keys: readonly string[]): string[] => [...new Set(keys)].sort()

it('is found by the keys of each word, and of two that are also written as one', async () => {
  const names = people.map(([name]) => plainWords(name).filter((word) => /^[a-z]+$/.test(word)).join(' ')).concat('o sullivan', 'mac an donald', '')
  const rows = await db().$queryRaw<{ name: string; keys: string[] }[]>`select name, name_keys(' ' || name) as keys from unnest(${names}::text[]) name`
  const joining = new Set(['o', 'mac', 'mc', 'ni', 'nic', 'de', 'di', 'da', 'du', 'la', 'le', 'van', 'von', 'der', 'st', 'saint', 'al', 'el', 'bin',
    'abu', 'abdul', 'anne', 'ann', 'mary', 'jo'])
  const expected = (name: string) => sorted(name.split(' ').flatMap((word, i, words) =>
    [...keysOf(word), ...joining.has(words[i - 1] ?? '') ? keysOf((words[i - 1] ?? '') + word) : []]))
  for (const { name, keys } of rows) expect([name, sorted(keys)]).toEqual([name, expected(name)])
})
