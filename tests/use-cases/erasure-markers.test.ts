import '../support/test-database'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { StaffActor } from '@/lib/auth/actor'
import { everyTable } from '@/lib/copy/data/every-table'
import { contactFields, mailField } from '@/lib/input/contact-forms'
import { detailFields } from '@/lib/input/patient-forms'
import { ringBackFields } from '@/lib/input/ring-back-forms'
import { typedWish } from '@/lib/input/wait-form'
import { root } from '@/lib/run/places'
import { db, disconnect } from '@/lib/store/client'
import { applyRetention } from '@/lib/use-cases/apply-retention'
import { erasePatient } from '@/lib/use-cases/erase-patient'
import { planErasure } from '@/lib/use-cases/plan-erasure'
import { createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { database } from '../support/test-database'
import { versionOf } from './law-ground'
import { later, makeMarked } from './marker-ground'
import { draftOf, markersOf, ottoline, zephyrine } from './marker-persona'
import { codes, treatmentRecord, tablesOfNobody } from './marker-columns'
import { columnsOf, findMarkers, nameOf, type Column } from './marker-search'
import { createReceptionist, createSmallPractice, monday } from './small-practice'

// Every text that a person can give has a mark of its own. Once they are erased, every column of every table is
// searched for all of them, in each form in which they may be kept.

let boss: StaffActor
let bev: StaffActor
let columns: Column[]
/** Where a mark was, before anybody was erased. */
let marked: Record<string, string[]>
const made: Record<string, string> = {}

const search = (who: typeof zephyrine) => findMarkers(database.ownerUrl, columns, markersOf(who))

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  boss = await createStaff({
    now: monday,
    traits: ['manager'],
    name: 'Helen Marchetti',
    clinics: ['hall-green', 'tamworth'],
  })
  // Somebody else with an address of their own: it is nobody's but theirs.
  await createPatient({
    now: monday,
    name: 'Basil Bystander',
    phone: '+447700900999',
    email: 'basil@example.org',
  })
  columns = await columnsOf(database.ownerUrl)
  made.zephyrine = (await makeMarked(zephyrine, { bev, boss }, { treated: true })).id
  made.ottoline = (await makeMarked(ottoline, { bev, boss }, { treated: false })).id
  marked = await search(zephyrine)
}, 60_000)
afterAll(disconnect)

const erase = async (id: string, now: number) =>
  erasePatient(boss, { id, version: await versionOf(id) }, now)

describe('before', () => {
  test('every mark is somewhere', () => {
    const found = new Set(Object.values(marked).flat())
    expect(Object.keys(markersOf(zephyrine)).filter((name) => !found.has(name))).toEqual([])
  })

  test('every column that can hold a text has a mark, or is nobody’s', () => {
    const texts = /^(text|character varying|character|name|jsonb?|bytea|citext|xml)(\[\])?$/
    const open = columns
      .filter(({ type }) => texts.test(type))
      .map(nameOf)
      .filter((name) => {
        const [table = '', column = ''] = name.split('.')
        return (
          marked[name] === undefined &&
          !tablesOfNobody.some((of) => of.test(name)) &&
          codes[name] === undefined &&
          everyTable[table]?.columns[column]?.kind !== 'plain'
        )
      })
    expect(
      open,
      'put a mark into it (marker-ground.ts), or say in marker-columns.ts why it holds nothing that a patient gave',
    ).toEqual([])
  })

  test('nothing is listed as a code that has a mark, or that isn’t there', () => {
    const there = new Set(columns.map(nameOf))
    expect(
      Object.keys(codes).filter((name) => marked[name] !== undefined || !there.has(name)),
    ).toEqual([])
  })

  test('the form half filled in has every field of the public forms', () => {
    const fields = [
      ...detailFields,
      ...ringBackFields,
      ...contactFields,
      mailField,
      ...Object.keys(
        typedWish(
          Object.fromEntries(
            ['wait-who', 'wait-from', 'wait-until', 'wait-note'].map((name) => [name, 'x']),
          ),
          [],
        ),
      ).filter((name) => name.startsWith('wait-') && name !== 'wait-sent'),
    ]
    expect(fields.filter((name) => draftOf(zephyrine)[name] === undefined)).toEqual([])
  })
})

/** Fields of forms that take a text, a number or an address as it is typed; by what they are in these tests. */
const about: Record<string, string> = {
  'api.AppointmentBody.patient': 'name, phone, email and date of birth of `ask`',
  'api.AppointmentBody.reason': 'reason',
  'api.AppointmentBody.bookedBy': 'booker',
  'api.AttemptBody.note': 'callNote',
  'api.PatientsQuery.q': 'searched for, and kept nowhere',
  'call-forms.CorrectPhoneForm.phone': 'phone phone',
  'patient-record-forms.PatientForm.name': 'name',
  'patient-record-forms.PatientForm.phone': 'phone phone',
  'patient-record-forms.PatientForm.otherPhone': 'phone other',
  'patient-record-forms.PatientForm.email': 'email',
  'patient-record-forms.PatientForm.carerName': 'carer',
  'patient-record-forms.PatientForm.carerPhone': 'phone carer',
  'patient-record-forms.PatientForm.note': 'recordNote',
  'patient-record-forms.PatientForm.was': 'compared, and kept nowhere',
  'phone-forms.PhoneBookForm.name': 'merged',
  'phone-forms.PhoneBookForm.phone': 'phone merged',
  'phone-forms.PhoneBookForm.email': 'mergedEmail',
  'phone-forms.PhoneBookForm.bookedBy': 'booker',
  'phone-forms.PhoneBookForm.reason': 'reason',
  'phone-forms.PhoneBookForm.note': 'note',
  'phone-forms.CallerQuery.q': 'searched for, and kept nowhere',
  'ring-back-forms.RingBackTryForm.note': 'tryNote',
  'ring-now-forms.RingNowTryForm.note': 'ringNowNote',
  'staff-forms.AttemptForm.note': 'callNote',
  'staff-forms.NoteForm.note': 'note',
  'staff-forms.NoteForm.seen': 'compared, and kept nowhere',
  'staff-forms.AddNoteForm.note': 'note',
  'staff-forms.FindForm.q': 'searched for, and kept nowhere',
  'staff-forms.BookForm.name': 'merged',
  'staff-forms.BookForm.phone': 'phone merged',
  'staff-forms.BookForm.email': 'mergedEmail',
  'staff-forms.BookForm.bookedBy': 'booker',
  'staff-forms.BookForm.reason': 'reason',
  'staff-forms.BookForm.note': 'note',
  'texts.InboundForm.From': 'phone contact',
  'texts.InboundForm.Body': 'inbound',
  'texts.InboundForm.MessageSid': 'by what the service knows it: kept nowhere',
  'patient-forms.MoveForm.key': 'a secret, and kept nowhere',
  'patient-forms.CancelForm.key': 'a secret, and kept nowhere',
  'patient-record-forms.PatientsQuery.clinic': 'a clinic, and kept nowhere',
  'staff-forms.SignInForm.email': 'of staff',
  'staff-forms.SignInForm.password': 'of staff',
  'staff-forms.SignInForm.back': 'of staff',
}
/** Files whose forms are about the practice, its staff or what a page shows. */
const aboutNobody = new Set([
  'account-forms',
  'api-key-forms',
  'change-forms',
  'closure-forms',
  'figures-forms',
  'guide-forms',
  'import-forms',
  'law-forms',
  'manage-forms',
  'message-forms',
  'my-own-forms',
  'practice-fields',
  'practice-forms',
  'rota-forms',
  'set-up-forms',
])

const isForm = (one: unknown): one is z.ZodObject<Record<string, z.ZodType>> =>
  one instanceof z.ZodObject

test('every field of a form about a patient that takes a text is known', async () => {
  const typed = ['A marker, typed so!', '07700 900777', 'marker@example.org']
  const files = readdirSync(path.join(root, 'lib/input'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !aboutNobody.has(file))
  const taken: string[] = []
  for (const file of files) {
    const all = (await import(`../../lib/input/${file}.ts`)) as Record<string, unknown>
    for (const [name, schema] of Object.entries(all)) {
      if (
        !isForm(schema) ||
        (/(Query|Params)$/.test(name) && !name.startsWith('Caller') && !name.startsWith('Patients'))
      )
        continue
      for (const [field, one] of Object.entries(schema.shape)) {
        const takes = typed.some((text) => {
          const read = one.safeParse(text)
          return read.success && typeof read.data === 'string'
        })
        if (takes || (one instanceof z.ZodObject && field === 'patient'))
          taken.push(`${file}.${name}.${field}`)
      }
    }
  }
  expect(
    taken.filter((field) => about[field] === undefined),
    'give it a mark in marker-ground.ts, and name it here',
  ).toEqual([])
})

describe('afterwards', () => {
  const report = (title: string, left: Record<string, string[]>, who = zephyrine): void => {
    const tables = [...new Set(columns.map(({ table }) => table))]
    const lines = tables.map(
      (table) =>
        `  ${table}: ${columns
          .filter((one) => one.table === table)
          .map(({ column }) => column)
          .join(', ')}`,
    )
    const found = Object.values(left).flat().length
    const counted = `${columns.length} columns of ${tables.length} tables searched for ${Object.keys(markersOf(who)).length} marks, found ${found}`
    process.stdout.write(
      `${[`${title}: ${counted}`, ...(who === ottoline ? lines : [])].join('\n')}\n`,
    )
  }

  test('nothing is left of somebody who was never treated, in any column', async () => {
    const plan = await planErasure(boss, { id: made.ottoline ?? '' }, later('2027-06-01'))
    expect(plan).toMatchObject({
      ok: true,
      value: { how: 'whole', blockers: [], counts: { ringBacks: 3, importRows: 1 } },
    })
    expect(await erase(made.ottoline ?? '', later('2027-06-01'))).toEqual({
      ok: true,
      value: { how: 'whole' },
    })
    const left = await search(ottoline)
    report('Erased on wish', left, ottoline)
    expect(left).toEqual({})
  })

  test('of somebody who was treated, the treatment record is left and nothing else', async () => {
    expect(await erase(made.zephyrine ?? '', later('2027-06-01'))).toEqual({
      ok: true,
      value: { how: 'part' },
    })
    const left = await search(zephyrine)
    report('Erased in part', left)
    expect(Object.keys(left).sort()).toEqual([...treatmentRecord].sort())
    // Nothing that reaches them, nothing of people beside them, nothing of the visit that they missed.
    const [kept, all] = [new Set(Object.values(left).flat()), Object.keys(markersOf(zephyrine))]
    const gone = all.filter((name) =>
      /^phone |mail$|^booker|^carer|^emergency|^secondReason|Note$|[aA]bout$|^inbound/.test(name),
    )
    const stays = ['answer why-about', 'ringNowNote'] // with the visit that took place
    expect(gone.filter((name) => kept.has(name) && !stays.includes(name))).toEqual([])
    // The others’ rows are still there.
    expect(await db().importRow.count()).toBe(4)
    expect(await db().patient.count({ where: { email: 'basil@example.org' } })).toBe(1)
  })

  test('once its time is over, the clock leaves nothing of it either', async () => {
    expect(await applyRetention(later('2035-03-05'))).toMatchObject({ records: 2 })
    const left = await search(zephyrine)
    report('Erased by the clock', left)
    expect(left).toEqual({})
  })
})
