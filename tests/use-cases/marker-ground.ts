import { randomUUID } from 'node:crypto'
import type { PatientActor, StaffActor } from '@/lib/auth/actor'
import { signInToken } from '@/lib/auth/sign-in-link'
import { makeSecret } from '@/lib/auth/hold-secret'
import { questions, type PageAnswers, type QuestionPage, type Question } from '@/lib/core/questions'
import type { Result } from '@/lib/core/result'
import { soundOf } from '@/lib/core/sound'
import type { Day, Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { answerText } from '@/lib/use-cases/answer-text'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { beginImport } from '@/lib/use-cases/begin-import'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { changeContact } from '@/lib/use-cases/change-contact'
import { claimRingBack } from '@/lib/use-cases/claim-ring-back'
import { dropImport } from '@/lib/use-cases/drop-import'
import { editPatient } from '@/lib/use-cases/edit-patient'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { leaveWaitingList } from '@/lib/use-cases/leave-waiting-list'
import { keepSignIn, openMailbox } from '@/lib/use-cases/mailbox-session'
import { mergePatients } from '@/lib/use-cases/merge-patients'
import { recordAttempt } from '@/lib/use-cases/record-attempt'
import { recordRingBack } from '@/lib/use-cases/record-ring-back'
import { recordRingNow } from '@/lib/use-cases/record-ring-now'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { saveNote } from '@/lib/use-cases/save-note'
import { saveQuestions } from '@/lib/use-cases/save-questions'
import { openImport } from '@/lib/use-cases/open-import'
import { setImport } from '@/lib/use-cases/set-import'
import { importReaders } from '@/lib/input/import-readers'
import { hashOf, asked } from './asking'
import { portsTo, sendAt } from './mailing'
import { at, first, monday } from './small-practice'

/** Somebody with a mark in every text that a person can give, or that staff can write about one. */

export interface Persona {
  /** Told apart from others by it, in free texts. */
  tag: string
  name: string
  /** The same name as somebody else wrote it down. */
  misspelt: string
  merged: string
  booker: string
  carer: string
  emergency: string
  consents: string
  /** The last two digits but one of every number. */
  digit: number
  dateOfBirth: Day
  /** Where nobody else is booked. */
  day: Day
}

export const zephyrine: Persona = {
  tag: 'zqa', name: 'Zephyrine Quillfeather', misspelt: 'Zefirine Quilfether', merged: 'Zephyrine Quillfeather-Vanstone', booker: 'Peregrine Oddlestone',
  carer: 'Odalys Thistlewick', emergency: 'Idonea Bramblethorpe', consents: 'Cordelia Fennimore', digit: 7, dateOfBirth: '1931-02-27', day: '2027-03-03',
}
export const ottoline: Persona = {
  tag: 'zqb', name: 'Ottoline Wraxminster', misspelt: 'Otoline Wraxmynster', merged: 'Ottoline Wraxminster-Pole', booker: 'Leopold Harkaway',
  carer: 'Ermintrude Snoddington', emergency: 'Barnaby Culpepperton', consents: 'Philippa Dunstanville', digit: 8, dateOfBirth: '1942-11-23', day: '2027-03-10',
}

const phoneOf = ({ digit }: Persona, last: number): string => `+447700900${digit}${digit}${last}`
const typedPhone = (e164: string): string => e164.replace(/^\+44(\d{4})(\d{3})(\d{3})$/, '0$1 $2 $3')

export const contactsOf = (who: Persona) => ({
  phone: phoneOf(who, 0), other: phoneOf(who, 1), merged: phoneOf(who, 2), contact: phoneOf(who, 3), carer: phoneOf(who, 4), emergency: phoneOf(who, 5),
  email: `${who.tag}.Own@example.org`, mergedEmail: `${who.tag}.merged@example.org`, contactEmail: `${who.tag}.contact@example.org`,
})

/** Free texts: a word of its own for each. */
const free = ['reason', 'secondReason', 'note', 'recordNote', 'callNote', 'tryNote', 'ringNowNote', 'about', 'misspeltAbout', 'inbound', 'waitNote',
  'draftReason', 'draftAbout', 'draftWaitNote', 'importNote', 'heading'] as const
type Free = (typeof free)[number]
export const word = ({ tag }: Persona, of: Free | `answer-${string}`): string => `${tag}${of.replaceAll('-', '').toLowerCase()}`

const textQuestions = Object.entries(questions).flatMap(([page, all]) =>
  all.filter(({ kind }) => kind === 'line' || kind === 'lines').map(({ name }) => `${page}-${name}` as const))
const named = new Set(['contact-name', 'consent-by-name'])
export const markedAnswers = textQuestions.filter((one) => !named.has(one))

/** Every marker with the forms in which it may be kept: as typed, in lower case, by its digits, by how its words sound. */
export function markersOf(who: Persona): Record<string, string[]> {
  const names = { name: who.name, misspelt: who.misspelt, merged: who.merged, booker: who.booker, carer: who.carer, emergency: who.emergency, consents: who.consents }
  const formsOfName = (name: string) => name.toLowerCase().split(/[\s-]+/).flatMap((one) => [one, `=${soundOf(one)}`])
  const { email, mergedEmail, contactEmail, ...phones } = contactsOf(who)
  return {
    ...Object.fromEntries(Object.entries(names).map(([name, text]) => [name, formsOfName(text)])),
    ...Object.fromEntries(Object.entries(phones).map(([name, number]) => [`phone ${name}`, [number.slice(3), typedPhone(number), number.slice(3, 7) + ' ' + number.slice(7)]])),
    ...Object.fromEntries(Object.entries({ email, mergedEmail, contactEmail }).map(([name, address]) => [name, [address.toLowerCase()]])),
    born: [who.dateOfBirth],
    ...Object.fromEntries([...free.map((one) => [one, [word(who, one)]]), ...markedAnswers.map((one) => [`answer ${one}`, [word(who, `answer-${one}`)]])]),
  }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const minute = 60_000

/** One page of the questions, each of its texts marked. */
function pageOf(who: Persona, page: QuestionPage): PageAnswers {
  const valueOf = (question: Question): [string, string][] => {
    const { name } = question
    const given: Record<string, string> = { 'contact-name': who.emergency, 'consent-by-name': who.consents, 'contact-phone': typedPhone(contactsOf(who).emergency) }
    const own = given[`${page}-${name}`]
    if (own !== undefined) return [[name, own]]
    if (question.kind === 'line' || question.kind === 'lines') return [[name, word(who, `answer-${page}-${name}`)]]
    if (question.kind === 'choice' || question.kind === 'version') return [[name, page === 'signs' || page === 'health' ? 'yes' : question.options.at(-1) ?? '']]
    return question.kind === 'tick' ? [[name, 'on']] : [[`${name}-${question.kind === 'ticks' ? question.options[0] ?? '' : ''}`, 'on']]
  }
  return Object.fromEntries(questions[page].flatMap(valueOf))
}

/** What the public forms keep while somebody types: every field that any of them has. */
export const draftOf = (who: Persona): Record<string, string> => {
  const { phone, email, contact, contactEmail } = contactsOf(who)
  const [year = '', month = '', day = ''] = who.dateOfBirth.split('-')
  return {
    for: 'other', booker: who.booker, name: who.name, 'dob-day': day, 'dob-month': month, 'dob-year': year, phone: typedPhone(phone), best: 'any', email, reason: word(who, 'draftReason'),
    'ring-clinic': 'hall-green', 'ring-name': who.misspelt, 'ring-phone': typedPhone(phone), 'ring-best': 'any', 'ring-about': word(who, 'draftAbout'),
    'wait-who': 'any', 'wait-from': '2027-03-03', 'wait-until': '2027-04-01', 'wait-note': word(who, 'draftWaitNote'),
    'contact-phone': typedPhone(contact), 'contact-best': 'any', 'contact-email': contactEmail, 'mail-to': email,
  }
}

interface Staff {
  bev: StaffActor
  boss: StaffActor
}

interface Made {
  id: string
  came: string
  missed: string
}

/** Asked for on the website, for somebody else, confirmed after a try; then the link gave another number and email. */
async function ask(who: Persona, { bev }: Staff): Promise<Made> {
  const { phone, email, contact, contactEmail } = contactsOf(who)
  const patient = { name: who.name, phone, email, dateOfBirth: who.dateOfBirth }
  const ids: string[] = []
  for (const [wall, reason] of [[600, 'reason'], [720, 'secondReason']] as const) {
    const { appointment: { reference } } = await asked(at(who.day, wall), { patient, bookedBy: who.booker, reason: word(who, reason), source: 'web', practitioner: 'ann', bodyHash: hashOf(who.name) })
    const row = await db().appointment.findUniqueOrThrow({ where: { reference }, include: { call: true } })
    ids.push(row.id)
    must(await recordAttempt(bev, { call: row.call?.id ?? '', outcome: 'no-answer', note: word(who, 'callNote') }, monday + minute))
    const link: PatientActor = { kind: 'patient', appointmentId: row.id }
    must(await changeContact(link, { reference, version: (await db().appointment.findUniqueOrThrow({ where: { reference } })).version, phone: contact, email: contactEmail, bestTime: 'any' }, monday + minute))
    for (const page of Object.keys(questions) as QuestionPage[]) must(await saveQuestions(link, { reference, page, answers: pageOf(who, page) }, monday + minute))
    must(await saveNote(bev, { reference, note: word(who, 'note') }, monday + minute))
    for (const { id } of await db().ringNow.findMany({ where: { appointmentId: row.id } })) {
      must(await recordRingNow(bev, { ringNow: id, outcome: 'advised', note: word(who, 'ringNowNote') }, monday + minute))
    }
  }
  const [came = '', missed = ''] = ids
  const row = await db().appointment.findUniqueOrThrow({ where: { id: came } })
  return { id: row.patientId ?? '', came, missed }
}

/** Asked to be rung: by the form, under another spelling of the name, and by a text. */
async function askToBeRung(who: Persona, { bev }: Staff): Promise<void> {
  const { phone, other } = contactsOf(who)
  const wish = { clinic: 'hall-green', bestTime: 'any' } as const
  const ids = [must(await askRingBack({ ...wish, name: who.name, phone, about: word(who, 'about') }, monday)).id,
    must(await askRingBack({ ...wish, name: who.misspelt, phone: other, about: word(who, 'misspeltAbout') }, monday)).id]
  must(await answerText({ from: contactsOf(who).contact, text: `I am late, ${word(who, 'inbound')}` }, monday))
  const texted = await db().ringBack.findFirstOrThrow({ where: { about: { contains: word(who, 'inbound') } } })
  for (const id of [...ids, texted.id]) {
    must(await claimRingBack(bev, { ringBack: id }, monday))
    must(await recordRingBack(bev, { ringBack: id, outcome: 'answered', note: word(who, 'tryNote') }, monday + minute))
  }
}

/** A second record of theirs, found to be one with the first. */
async function mergeInto(who: Persona, id: string, { bev }: Staff): Promise<void> {
  const { merged, mergedEmail } = contactsOf(who)
  const booked = must(await bookForCaller(bev, { ...first, start: at(who.day, 840), practitioner: 'ben', note: word(who, 'note'), reason: word(who, 'reason'), bookedBy: who.booker,
    patient: { name: who.merged, phone: merged, email: mergedEmail, dateOfBirth: who.dateOfBirth } }, monday))
  const gone = await db().appointment.findUniqueOrThrow({ where: { reference: booked.reference }, include: { patient: true } })
  await db().appointment.update({ where: { id: gone.id }, data: { status: 'cancelled', statusBefore: 'confirmed' } })
  const kept = await db().patient.findUniqueOrThrow({ where: { id } })
  must(await mergePatients(bev, { kept: { id, version: kept.version }, gone: { id: gone.patientId ?? '', version: gone.patient?.version ?? 1 }, choice: {} }, monday + minute))
}

async function writeRecord(who: Persona, id: string, { bev }: Staff): Promise<void> {
  const { phone, other, email, carer } = contactsOf(who)
  const { version } = await db().patient.findUniqueOrThrow({ where: { id } })
  must(await editPatient(bev, { id, version, details: { name: who.name, phone, otherPhone: other, email, dateOfBirth: who.dateOfBirth, carerName: who.carer, carerPhone: carer,
    flags: ['steps'], ringing: 'any', tellBy: 'email', note: word(who, 'recordNote') } }, monday + minute))
}

async function wait(who: Persona, id: string, { bev }: Staff): Promise<void> {
  const joined = must(await joinWaitingList(bev, { patient: { id }, clinics: ['hall-green'], service: 'first', weekdays: [], parts: [], note: word(who, 'waitNote') }, monday + minute))
  must(await leaveWaitingList(bev, { wait: joined.wait }, monday + 2 * minute))
}

/** Each address was asked for a link to “My appointments”, and one is open. */
async function signIn(who: Persona): Promise<void> {
  const { email, mergedEmail, contactEmail } = contactsOf(who)
  for (const address of [email, mergedEmail, contactEmail]) {
    const id = randomUUID()
    await keepSignIn({ id, email: address.toLowerCase(), tokenHash: hashOf(signInToken(id)) }, monday)
    await openMailbox({ secret: makeSecret(), email: address.toLowerCase() }, monday)
  }
}

const csvOf = (who: Persona): string => {
  const { phone, email } = contactsOf(who)
  return ['Name,Phone,Email,Born,Notes', `${who.name},${typedPhone(phone)},${email},${who.dateOfBirth},${word(who, 'importNote')}`, 'Basil Bystander,07700 900999,basil@example.org,1950-01-01,a bystander'].join('\n')
}

async function bring(who: Persona, { boss }: Staff): Promise<void> {
  const begin = async (text: string): Promise<string> => {
    const file = { clinic: 'hall-green', kind: 'patients', fileName: `${who.name.toLowerCase().replace(' ', '_')}.csv`, bytes: new TextEncoder().encode(text) } as const
    const begun = must(await beginImport(boss, file, monday))
    if ('trouble' in begun) throw new Error(JSON.stringify(begun))
    return begun.id
  }
  must(await dropImport(boss, { id: await begin(csvOf(who)) }, monday))
  await begin(csvOf(who))
  // A file without headings: the first row is kept in their place. Its columns were taken for another once.
  const headless = await begin(`${who.name},${word(who, 'heading')}\nBasil Bystander,a bystander`)
  const { line } = must(await openImport(boss, { id: headless, check: false }, importReaders, monday))
  must(await setImport(boss, { id: headless, version: line.version, change: { what: 'columns', columns: ['name', null], orders: {}, source: 'Old system' } }, monday))
  await db().$executeRaw`update import set settings = jsonb_set(settings, '{names,practitioner}', ${JSON.stringify({ [who.name.toLowerCase()]: '' })}::jsonb) where id = ${headless}::uuid`
}

/** Everything that is open is settled, long ago; `treated`: one visit took place. */
async function settle({ id, came, missed }: Made, treated: boolean): Promise<void> {
  const closed = { closedAt: new Date(monday) }
  await db().call.updateMany({ where: { appointment: { patientId: id }, closedAt: null }, data: { ...closed, outcome: 'confirmed' } })
  await db().toTell.updateMany({ where: { patientId: id, closedAt: null }, data: { ...closed, outcome: 'phone' } })
  await db().appointment.update({ where: { id: came }, data: treated ? { status: 'completed', statusBefore: 'arrived' } : { status: 'cancelled', statusBefore: 'confirmed' } })
  await db().appointment.update({ where: { id: missed }, data: { status: 'no_show', statusBefore: 'confirmed' } })
}

export async function makeMarked(who: Persona, staff: Staff, { treated }: { treated: boolean }): Promise<Made> {
  await saveDraft({ draft: makeSecret(), details: draftOf(who) }, monday)
  const made = await ask(who, staff)
  await askToBeRung(who, staff)
  await mergeInto(who, made.id, staff)
  await writeRecord(who, made.id, staff)
  await wait(who, made.id, staff)
  await signIn(who)
  await bring(who, staff)
  await sendAt(monday + 3 * minute, portsTo({}))
  await settle(made, treated)
  return made
}

export const later = (day: Day): Instant => at(day, 600)
