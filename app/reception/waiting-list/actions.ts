'use server'

import { redirect } from 'next/navigation'
import { waitingAt } from '@/app/_staff/addresses'
import { staffAction, type Trouble } from '@/app/_staff/staff-action'
import type { Refusal } from '@/lib/core/refusal'
import type { Instant } from '@/lib/core/time'
import { AnswerForm, JoinForm, LeaveForm, LinkOfferForm, PhoneOfferForm, WithdrawForm } from '@/lib/input/waiting-forms'
import { answerOffer, withdrawOffer } from '@/lib/use-cases/answer-offer'
import { joinWaitingList } from '@/lib/use-cases/join-waiting-list'
import { leaveWaitingList } from '@/lib/use-cases/leave-waiting-list'
import { offerTime } from '@/lib/use-cases/offer-time'
import { readClinics } from '@/lib/use-cases/read-clinics'

async function troubleAt(clinic: string, refusal: Refusal, now: Instant): Promise<Trouble> {
  const found = (await readClinics(now)).find(({ id }) => id === clinic)
  return { refusal, zone: found?.timeZone ?? 'Europe/London' }
}

export const join = staffAction(JoinForm, async (actor, form, now) => {
  const { clinic, wait, patient, name, phone, email, dateOfBirth, note, ...wish } = form
  const who = patient ? { id: patient } : { name: name ?? '', phone: phone ?? '', email, dateOfBirth }
  // Changed on the screen that shows it, an empty note is taken away; from a new caller it says nothing of what is there.
  const result = await joinWaitingList(actor, { ...wish, patient: who, note: wait ? note ?? null : note }, now)
  return result.ok ? redirect(waitingAt(clinic, { wait: result.value.wait })) : troubleAt(clinic, result.refusal, now)
})

export const leave = staffAction(LeaveForm, async (actor, { wait, clinic }, now) => {
  const result = await leaveWaitingList(actor, { wait }, now)
  return result.ok ? redirect(waitingAt(clinic)) : troubleAt(clinic, result.refusal, now)
})

export const offerByPhone = staffAction(PhoneOfferForm, async (actor, { wait, ...time }, now) => {
  const result = await offerTime(actor, { ...time, way: 'phone', waits: [wait] }, now)
  return result.ok ? redirect(waitingAt(time.clinic, { offer: result.value.offer })) : troubleAt(time.clinic, result.refusal, now)
})

export const offerByLink = staffAction(LinkOfferForm, async (actor, form, now) => {
  const result = await offerTime(actor, { ...form, way: 'link' }, now)
  return result.ok ? redirect(waitingAt(form.clinic, { offer: result.value.offer })) : troubleAt(form.clinic, result.refusal, now)
})

export const answer = staffAction(AnswerForm, async (actor, { clinic, ...form }, now) => {
  const result = await answerOffer(actor, form, now)
  return result.ok ? redirect(waitingAt(clinic, { offer: form.offer })) : troubleAt(clinic, result.refusal, now)
})

export const withdraw = staffAction(WithdrawForm, async (actor, { clinic, offer }, now) => {
  const result = await withdrawOffer(actor, { offer }, now)
  return result.ok ? redirect(waitingAt(clinic)) : troubleAt(clinic, result.refusal, now)
})
