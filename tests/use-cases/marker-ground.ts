import { randomUUID } from 'node:crypto'
import type { PatientActor } from '@/lib/auth/actor'
import { signInToken } from '@/lib/auth/sign-in-link'
import { makeSecret } from '@/lib/auth/hold-secret'
import { questions, type QuestionPage } from '@/lib/core/questions'
import type { Day, Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { answerText } from '@/lib/use-cases/answer-text'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { bookForCaller } from '@/lib/use-cases/book-for-caller'
import { changeContact } from '@/lib/use-cases/change-contact'
import { claimRingBack } from '@/lib/use-cases/claim-ring-back'
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
import { hashOf, asked } from './asking'
import { portsTo, sendAt } from './mailing'
import { bring, must, type Staff } from './marker-files'
import { contactsOf, draftOf, pageOf, word, type Persona } from './marker-persona'
import { at, first, monday } from './small-practice'

/** Puts the marks of a persona into every place that takes them, by the product’s own ways. */

const minute = 60_000

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
  for (const [wall, reason] of [
    [600, 'reason'],
    [720, 'secondReason'],
  ] as const) {
    const {
      appointment: { reference },
    } = await asked(at(who.day, wall), {
      patient,
      bookedBy: who.booker,
      reason: word(who, reason),
      source: 'web',
      practitioner: 'ann',
      bodyHash: hashOf(who.name),
    })
    const row = await db().appointment.findUniqueOrThrow({
      where: { reference },
      include: { call: true },
    })
    ids.push(row.id)
    must(
      await recordAttempt(
        bev,
        { call: row.call?.id ?? '', outcome: 'no-answer', note: word(who, 'callNote') },
        monday + minute,
      ),
    )
    const link: PatientActor = { kind: 'patient', appointmentId: row.id }
    must(
      await changeContact(
        link,
        {
          reference,
          version: (await db().appointment.findUniqueOrThrow({ where: { reference } })).version,
          phone: contact,
          email: contactEmail,
          bestTime: 'any',
        },
        monday + minute,
      ),
    )
    for (const page of Object.keys(questions) as QuestionPage[])
      must(
        await saveQuestions(link, { reference, page, answers: pageOf(who, page) }, monday + minute),
      )
    must(await saveNote(bev, { reference, note: word(who, 'note') }, monday + minute))
    for (const { id } of await db().ringNow.findMany({ where: { appointmentId: row.id } })) {
      must(
        await recordRingNow(
          bev,
          { ringNow: id, outcome: 'advised', note: word(who, 'ringNowNote') },
          monday + minute,
        ),
      )
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
  const ids = [
    must(await askRingBack({ ...wish, name: who.name, phone, about: word(who, 'about') }, monday))
      .id,
    must(
      await askRingBack(
        { ...wish, name: who.misspelt, phone: other, about: word(who, 'misspeltAbout') },
        monday,
      ),
    ).id,
  ]
  must(
    await answerText(
      { from: contactsOf(who).contact, text: `I am late, ${word(who, 'inbound')}` },
      monday,
    ),
  )
  const texted = await db().ringBack.findFirstOrThrow({
    where: { about: { contains: word(who, 'inbound') } },
  })
  for (const id of [...ids, texted.id]) {
    must(await claimRingBack(bev, { ringBack: id }, monday))
    must(
      await recordRingBack(
        bev,
        { ringBack: id, outcome: 'answered', note: word(who, 'tryNote') },
        monday + minute,
      ),
    )
  }
}

/** A second record of theirs, found to be one with the first. */
async function mergeInto(who: Persona, id: string, { bev }: Staff): Promise<void> {
  const { merged, mergedEmail } = contactsOf(who)
  const booked = must(
    await bookForCaller(
      bev,
      {
        ...first,
        start: at(who.day, 840),
        practitioner: 'ben',
        note: word(who, 'note'),
        reason: word(who, 'reason'),
        bookedBy: who.booker,
        patient: {
          name: who.merged,
          phone: merged,
          email: mergedEmail,
          dateOfBirth: who.dateOfBirth,
        },
      },
      monday,
    ),
  )
  const gone = await db().appointment.findUniqueOrThrow({
    where: { reference: booked.reference },
    include: { patient: true },
  })
  await db().appointment.update({
    where: { id: gone.id },
    data: { status: 'cancelled', statusBefore: 'confirmed' },
  })
  const kept = await db().patient.findUniqueOrThrow({ where: { id } })
  must(
    await mergePatients(
      bev,
      {
        kept: { id, version: kept.version },
        gone: { id: gone.patientId ?? '', version: gone.patient?.version ?? 1 },
        choice: {},
      },
      monday + minute,
    ),
  )
}

async function writeRecord(who: Persona, id: string, { bev }: Staff): Promise<void> {
  const { phone, other, email, carer } = contactsOf(who)
  const { version } = await db().patient.findUniqueOrThrow({ where: { id } })
  must(
    await editPatient(
      bev,
      {
        id,
        version,
        details: {
          name: who.name,
          phone,
          otherPhone: other,
          email,
          dateOfBirth: who.dateOfBirth,
          carerName: who.carer,
          carerPhone: carer,
          flags: ['steps'],
          ringing: 'any',
          tellBy: 'email',
          note: word(who, 'recordNote'),
        },
      },
      monday + minute,
    ),
  )
}

async function wait(who: Persona, id: string, { bev }: Staff): Promise<void> {
  const joined = must(
    await joinWaitingList(
      bev,
      {
        patient: { id },
        clinics: ['hall-green'],
        service: 'first',
        weekdays: [],
        parts: [],
        note: word(who, 'waitNote'),
      },
      monday + minute,
    ),
  )
  must(await leaveWaitingList(bev, { wait: joined.wait }, monday + 2 * minute))
}

/** Each address was asked for a link to “My appointments”, and one is open. */
async function signIn(who: Persona): Promise<void> {
  const { email, mergedEmail, contactEmail } = contactsOf(who)
  for (const address of [email, mergedEmail, contactEmail]) {
    const id = randomUUID()
    await keepSignIn(
      { id, email: address.toLowerCase(), tokenHash: hashOf(signInToken(id)) },
      monday,
    )
    await openMailbox({ secret: makeSecret(), email: address.toLowerCase() }, monday)
  }
}

/** Everything that is open is settled, long ago; `treated`: one visit took place. */
async function settle({ id, came, missed }: Made, treated: boolean): Promise<void> {
  const closed = { closedAt: new Date(monday) }
  await db().call.updateMany({
    where: { appointment: { patientId: id }, closedAt: null },
    data: { ...closed, outcome: 'confirmed' },
  })
  await db().toTell.updateMany({
    where: { patientId: id, closedAt: null },
    data: { ...closed, outcome: 'phone' },
  })
  await db().appointment.update({
    where: { id: came },
    data: treated
      ? { status: 'completed', statusBefore: 'arrived' }
      : { status: 'cancelled', statusBefore: 'confirmed' },
  })
  await db().appointment.update({
    where: { id: missed },
    data: { status: 'no_show', statusBefore: 'confirmed' },
  })
}

export async function makeMarked(
  who: Persona,
  staff: Staff,
  { treated }: { treated: boolean },
): Promise<Made> {
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
