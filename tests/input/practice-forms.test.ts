import { describe, expect, test } from 'vitest'
import { ClinicForm, HoursForm, PoliciesForm, PracticeForm, PractitionerForm, ProfessionForm, RoomsForm, ServiceForm } from '@/lib/input/practice-forms'
import { AccountForm, ProfessionsForm, RotaForm, ServicesForm } from '@/lib/input/set-up-forms'

type Fields = Record<string, string>
interface Form { safeParse: (typed: Fields) => { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } } }

/** Which fields are wrong, in the order in which they are said. */
const wrongIn = (form: Form, typed: Fields): string[] => (form.safeParse(typed).error?.issues ?? []).map(({ path }) => String(path[0]))

const clinic: Fields = {
  id: '', seen: '', name: 'Riverside', place: 'Riverside', region: '', address: '3 Example Lane\n\n Riverside ', postcode: ' b00  0vv', phone: '0121 496 0001', timeZone: 'Europe/London', gettingIn: '',
}
const person: Fields = { id: '', seen: '', name: 'Ivy Lark', about: '', skills: 'Pregnancy, Sports  massage, pregnancy', 'profession-osteopath': 'on', 'registration-osteopath': ' 1041 ', active: 'on' }
const service: Fields = { id: '', seen: '', profession: 'osteopath', name: 'First visit', about: '', minutes: '45', bufferMinutes: '15', price: '58.50', patients: 'new', channel: 'online', skill: '', active: 'on', 'by-ivy': 'on' }
const account: Fields = { code: 'AAAA-BBBB-CCCC', name: 'Helen', email: 'helen@example.org', password: 'kettle barnacle ivy' }
const week: Fields = { clinic: 'riverside', seen: '1' }
const rota: Fields = { practitioner: 'ivy', clinic: 'riverside', room: '', lunchFrom: '13:00', lunchTo: '14:00' }

describe('what is right is read as it is meant', () => {
  test('a clinic', () => {
    expect(ClinicForm.parse(clinic)).toEqual({
      id: null, seen: null, name: 'Riverside', place: 'Riverside', region: '', address: ['3 Example Lane', 'Riverside'], postcode: 'B00 0VV', phone: '+441214960001', timeZone: 'Europe/London', gettingIn: [],
    })
  })
  test('a practitioner', () => {
    expect(PractitionerForm.parse({ ...person, 'service-first': 'on' })).toMatchObject({
      skills: ['pregnancy', 'sports-massage'], professions: [{ id: 'osteopath', registration: '1041' }], services: ['first'], active: true, leave: false })
  })
  test('a service', () => {
    expect(ServiceForm.parse(service)).toMatchObject({ minutes: 45, bufferMinutes: 15, price: 5850, skill: null, practitioners: ['ivy'] })
    expect(['46', '£46', '46.00', '0'].map((price) => (ServiceForm.parse({ ...service, price }) as { price: number }).price)).toEqual([4600, 4600, 4600, 0])
  })
  test('hours, with a break', () => {
    expect(HoursForm.parse({ ...week, 'opens-1': '9:00', 'closes-1': '12.30', 'opens-1b': '13:30', 'closes-1b': '24:00' })).toMatchObject({
      from: null, until: null, was: null, hours: [{ weekday: 1, opens: 540, closes: 750 }, { weekday: 1, opens: 810, closes: 1440 }] })
  })
  test('a rota: lunch falls out of the days that it is within', () => {
    expect(RotaForm.parse({ ...rota, 'from-1': '09:00', 'to-1': '17:00', 'from-2': '14:00', 'to-2': '17:00', 'from-3': '09:00', 'to-3': '13:30' }).week).toEqual([
      { weekday: 1, from: 540, to: 780 }, { weekday: 1, from: 840, to: 1020 }, { weekday: 2, from: 840, to: 1020 }, { weekday: 3, from: 540, to: 780 }])
  })
  test('professions: the known ones ticked, and one’s own', () => {
    expect(ProfessionsForm.parse({ osteopath: 'on', name: 'Chiropractor', plural: '', register: 'GCC', about: '' }).professions.map(({ id, plural }) => [id, plural]))
      .toEqual([['osteopath', 'Osteopaths'], [null, 'Chiropractors']])
  })
})

const long = 'x'.repeat(300)
const table: [string, Form, Fields, Fields, string[]][] = [
  ['a practice without a name or a phone', PracticeForm, { name: '', phone: '', seen: '' }, {}, ['name', 'phone']],
  ['a practice with a phone that nobody can ring', PracticeForm, { name: 'P', phone: '12', seen: '' }, {}, ['phone']],
  ['a clinic of nothing', ClinicForm, clinic, { name: ' ', place: '', address: ' \n ', postcode: '', phone: 'none', timeZone: 'London' }, ['name', 'place', 'postcode', 'phone', 'timeZone', 'address']],
  ['a postcode of signs', ClinicForm, clinic, { postcode: '<b>' }, ['postcode']],
  ['a name that is too long, or of two lines', ClinicForm, clinic, { name: long, place: 'a\nb' }, ['name', 'place']],
  ['a zone that isn’t', ClinicForm, clinic, { timeZone: 'Mars/Base' }, ['timeZone']],
  ['half a day', HoursForm, week, { 'opens-1': '09:00' }, ['closes-1']],
  ['a day that ends first', HoursForm, week, { 'opens-1': '18:00', 'closes-1': '09:00' }, ['closes-1']],
  ['no time', HoursForm, week, { 'opens-2': 'nine', 'closes-2': '25:00' }, ['opens-2']],
  ['two that overlap', HoursForm, week, { 'opens-1': '09:00', 'closes-1': '13:00', 'opens-1b': '12:00', 'closes-1b': '18:00' }, ['opens-1b']],
  ['a season without its first day', HoursForm, week, { season: 'yes', from: '', 'opens-1': '09:00', 'closes-1': '13:00' }, ['from']],
  ['a season of no dates', HoursForm, week, { season: 'yes', from: '2027-02-30', until: 'x' }, ['from', 'until']],
  ['hours of no clinic', HoursForm, week, { clinic: '../etc' }, ['clinic']],
  ['hours that nobody read', HoursForm, week, { seen: '' }, ['seen']],
  ['a room with a long name', RoomsForm, week, { 'new-1': long }, ['new-1']],
  ['a profession without its register', ProfessionForm, { name: 'Chiropractor', register: '', plural: '', about: '' }, {}, ['register']],
  ['somebody without a name or a profession', PractitionerForm, { ...person, name: '' }, { 'profession-osteopath': undefined as never }, ['name', 'professions']],
  ['a skill of signs', PractitionerForm, person, { skills: '日本' }, ['skills']],
  ['a service of nothing', ServiceForm, service, { name: '', minutes: '', bufferMinutes: '-1', price: 'much', patients: 'all', channel: 'fax' }, ['name', 'minutes', 'bufferMinutes', 'price', 'patients', 'channel']],
  ['a service out of bounds', ServiceForm, service, { minutes: '4', bufferMinutes: '241', price: '1.5' }, ['minutes', 'bufferMinutes', 'price']],
  ['rules out of bounds', PoliciesForm, { clinic: 'x', seen: '1' }, { maxTries: '0', holdMinutes: '61', unanswered: 'maybe', gridMinutes: '7', reminders: '' }, ['gridMinutes', 'holdMinutes', 'maxTries', 'unanswered', 'reminders']],
  ['an account of nothing', AccountForm, { code: '', name: '', email: 'x', password: '' }, {}, ['code', 'name', 'email', 'password']],
  ['an account with a code without end', AccountForm, account, { code: long }, ['code']],
  ['no service at all', ServicesForm, { practitioner: 'ivy' }, {}, ['services']],
  ['a suggested service with a wrong price', ServicesForm, { practitioner: 'ivy' },
    { 'osteopathy-first.wanted': 'on', 'osteopathy-first.seen': '', 'osteopathy-first.name': 'First', 'osteopathy-first.minutes': '45', 'osteopathy-first.bufferMinutes': '0', 'osteopathy-first.price': 'x' }, ['osteopathy-first.price']],
  ['lunch that ends first', RotaForm, rota, { lunchFrom: '14:00', lunchTo: '13:00' }, ['lunchTo']],
]

describe('what is wrong is said at its field, all of it at once', () => {
  test.each(table)('%s', (_, form, typed, change, fields) => {
    const given = Object.fromEntries(Object.entries({ ...typed, ...change }).filter(([, value]) => (value as string | undefined) !== undefined))
    expect(wrongIn(form, given)).toEqual(fields)
  })

  test('no message is the library’s own', () => {
    for (const [, form, typed, change] of table) {
      const given = Object.fromEntries(Object.entries({ ...typed, ...change }).filter(([, value]) => (value as string | undefined) !== undefined))
      for (const { message } of form.safeParse(given).error?.issues ?? []) expect(message).not.toMatch(/^(Invalid|Too|Expected)|NaN|undefined/)
    }
  })
})
