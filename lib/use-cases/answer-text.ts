import { anybody } from '@/lib/auth/actor'
import { readReply, type Reply } from '@/lib/core/messages/reply-words'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { aboutCancel, aboutText } from '@/lib/messages/ring-back-words'
import { recordEvent } from '@/lib/store/events'
import { readSetup } from '@/lib/store/setup'
import { findTexter, markAttends, setTexts, type Texter } from '@/lib/store/texters'
import { transact } from '@/lib/store/transact'
import { askRingBack } from './ask-ring-back'
import { eventActorOf } from './subject'

export interface InboundText {
  /** E.164, as the service has it. */
  from: string
  text: string
}

/** What is answered: by what they said, and whom they may ring. A number that we don't know is answered as one with other words. */
export interface TextAnswer {
  reply: Reply
  phone: string
}

const patientActor = eventActorOf(anybody)

async function attend({ patient, clinic, appointment }: Texter, now: Instant): Promise<Result<boolean>> {
  if (!appointment) return done(false)
  return transact<boolean>(async (tx) => {
    if (await markAttends(tx, appointment.id, now)) {
      await recordEvent(tx, { at: now, verb: 'attend', actor: patientActor, clinic, appointment: appointment.id, patient, detail: { by: 'text' } })
    }
    return done(true)
  })
}

const toRing = ({ clinic, name }: Texter, from: string, about: string, now: Instant) =>
  askRingBack({ clinic, name, phone: from, bestTime: 'any', about }, now)

async function switchTexts(from: string, on: boolean, now: Instant): Promise<void> {
  await transact<null>(async (tx) => {
    for (const patient of await setTexts(tx, from, on)) {
      await recordEvent(tx, { at: now, verb: 'texts', actor: patientActor, clinic: null, appointment: null, patient, detail: { on } })
    }
    return done(null)
  })
}

/** What they asked for, done. Answers as what it is to be answered. */
async function follow(said: Reply, texter: Texter, { from, text }: InboundText, now: Instant): Promise<Reply> {
  if (said === 'yes') {
    const attends = await attend(texter, now)
    if (attends.ok && attends.value) return 'yes'
  }
  if (said === 'cancel' && texter.appointment) {
    await toRing(texter, from, aboutCancel(texter.appointment.reference), now)
    return 'cancel'
  }
  await toRing(texter, from, aboutText(text), now)
  return 'other'
}

/**
 * A text that somebody sent: YES says that they are coming, CANCEL asks reception to ring (the appointment stands until then), STOP and
 * START are about being sent texts; whoever says anything else is rung. Nothing is told to a number that we don't know. The same text
 * twice is once. Refusal: `invalid` (an empty text).
 */
export async function answerText(input: InboundText, now: Instant): Promise<Result<TextAnswer>> {
  if (input.text.trim() === '') return refused({ reason: 'invalid', errors: [{ path: ['Body'], message: 'Nothing was said' }] })
  const said = readReply(input.text)
  const [setup, texter] = [await readSetup(), await findTexter(input.from, now)]
  const phone = setup.clinics.find(({ id }) => id === texter?.clinic)?.phone ?? setup.practice.phone
  if (said === 'stop' || said === 'start') {
    await switchTexts(input.from, said === 'start', now)
    return done({ reply: said, phone })
  }
  return done({ reply: texter ? await follow(said, texter, input, now) : 'other', phone })
}
