import { randomInt } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { linkSecret } from '@/lib/auth/link-secret'
import { now } from '@/lib/clock'
import { pageWords } from '@/lib/copy/patient/questions'
import { checkWords, questionsWords } from '@/lib/copy/patient/questions-way'
import { questionPages, type QuestionPage } from '@/lib/core/questions'
import { addDays, dayOf, instantAt, type Day } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { wholeAnswers } from '@/tests/factories/answers'
import { arrive } from '../pages/arrival'
import { accountOf } from '../pages/staff-pages'
import { zone } from '../reception/desk'

export interface Visitor {
  reference: string
  /** The appointment's page, under its link. */
  link: string
  name: string
  clinic: string
  day: Day
}

/** A first visit to the demo practitioner, in the small hours of a day to come, with the patient's link. */
export async function makeVisitor(name: string, status: 'requested' | 'confirmed' = 'confirmed'): Promise<Visitor> {
  const account = accountOf('practitioner')
  const { practitionerId } = await db().staff.findUniqueOrThrow({ where: { email: account.email } })
  const practitioner = practitionerId ?? ''
  const given = await db().practitionerService.findFirstOrThrow({ where: { practitionerId: practitioner, service: { minutes: 30 } } })
  const session = await db().rotaSession.findFirstOrThrow({ where: { practitionerId: practitioner } })
  const at = now()
  const patient = await createPatient({ now: at, name })
  for (let left = 30; ; left -= 1) {
    const day = addDays(dayOf(at, zone), randomInt(45, 300))
    try {
      const made = await createAppointment({ now: at, at: instantAt(day, randomInt(1, 10) * 30, zone), clinic: session.clinicId, practitioner, service: given.serviceId,
        patient: patient.id, traits: [status, 'first-visit'] })
      return { reference: made.reference, link: `/appointments/${made.reference}?key=${linkSecret(made.id, made.linkGeneration)}`, name, clinic: session.clinicId, day }
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

export const questionsOf = ({ link }: Visitor, page?: string): string => link.replace('?', `/questions${page ? `/${page}` : ''}?`)

export const arriveAtQuestion = (page: Page, name: QuestionPage) => arrive(page, pageWords[name].heading)
export const arriveAtAnswers = (page: Page) => arrive(page, checkWords.heading)
export const goOn = (page: Page) => page.getByRole('button', { name: questionsWords.save, exact: true }).click()

/** Fills in the page one is on, by its fields. */
export async function fillIn(page: Page, name: QuestionPage): Promise<void> {
  for (const [field, value] of Object.entries(wholeAnswers[name])) {
    const box = page.locator(`[name="${field}"]`)
    const type = await box.first().getAttribute('type')
    if (type === 'hidden') continue
    if (type === 'radio') await page.locator(`[name="${field}"][value="${value}"]`).check()
    else if (type === 'checkbox') await box.check()
    else await box.fill(value)
  }
}

/** From the page one is on to the answers to check. */
export async function answerFrom(page: Page, first: QuestionPage): Promise<void> {
  for (const name of questionPages.slice(questionPages.indexOf(first))) {
    await arriveAtQuestion(page, name)
    await fillIn(page, name)
    await goOn(page)
  }
  await arriveAtAnswers(page)
}

/** As reception would have: an entry that heads the list is in the way of every test of the list that comes after. */
export const settleAll = () => db().ringNow.updateMany({ where: { closedAt: null }, data: { closedAt: new Date(now()), outcome: 'advised' } })

/** Where a place of the body is on the screen. */
export async function pressBody(page: Page, area: string): Promise<void> {
  const shape = page.locator(`.chart path.at-${area}`)
  await shape.scrollIntoViewIfNeeded()
  const box = await shape.boundingBox()
  expect(box).not.toBeNull()
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
