import { expect, test } from '@playwright/test'
import { answersRead } from '@/lib/copy/staff/answers-read'
import { signWords } from '@/lib/copy/patient/questions'
import { notFound } from '@/lib/copy/patient/trouble'
import { mediumDate } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { saveQuestions, sendQuestions } from '@/lib/use-cases/save-questions'
import { questionPages } from '@/lib/core/questions'
import { now } from '@/lib/clock'
import { answersWith, wholeAnswers } from '@/tests/factories/answers'
import { makeVisitor, settleAll } from '../patient/questioning'
import { arrive } from '../pages/arrival'
import { accountOf, arriveAtMyDay, comeIn } from '../pages/staff-pages'
import { makeReceptionist } from '../reception/desk'

test.afterEach(settleAll)

async function makeAnswered(name: string) {
  const who = await makeVisitor(name)
  const { id } = await db().appointment.findUniqueOrThrow({ where: { reference: who.reference } })
  const actor = { kind: 'patient', appointmentId: id } as const
  for (const page of questionPages) {
    const answers = page === 'signs' ? answersWith('signs', { accident: 'yes' }) : wholeAnswers[page]
    await saveQuestions(actor, { reference: who.reference, page, answers }, now())
  }
  await sendQuestions(actor, who, now())
  return { ...who, id }
}

const readings = (id: string) => db().event.count({ where: { appointmentId: id, verb: 'look', detail: { equals: { questions: true } } } })

for (const look of [{ colorScheme: 'light', width: 320 }, { colorScheme: 'dark', width: 1280 }] as const) {
  test(`whoever treats reads the answers and prints them with the day; ${look.colorScheme}, ${look.width} px`, async ({ page }) => {
    await page.setViewportSize({ width: look.width, height: 844 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    const who = await makeAnswered(`Answered ${look.colorScheme}`)
    await comeIn(page, accountOf('practitioner'), `/day?day=${who.day}`)
    await arriveAtMyDay(page, mediumDate(who.day))
    const turn = page.locator('.my-list li').filter({ hasText: who.name })
    await expect(turn).toContainText(answersRead.fresh)
    expect(await readings(who.id)).toBe(0)
    await turn.getByRole('link', { name: answersRead.read }).click()
    await arrive(page, new RegExp(who.name))
    await expect(page.locator('.answers-flags')).toContainText(signWords.accident.bold)
    await expect(page.locator('.body-figure .on')).toHaveCount(2)
    await expect(page.getByText('Amlodipine 5 mg')).toBeVisible()
    expect(await readings(who.id)).toBe(1)
    await page.getByRole('link', { name: answersRead.back }).click()
    await arriveAtMyDay(page, mediumDate(who.day))
    await expect(page.locator('.my-list li').filter({ hasText: who.name })).not.toContainText(answersRead.fresh)
    // Some time later: within ten seconds it would be the same reading.
    await db().questionnaireReading.updateMany({ where: { appointmentId: who.id }, data: { at: new Date(now() - 60_000) } })
    await page.getByRole('link', { name: answersRead.printWith }).click()
    await arrive(page, mediumDate(who.day))
    await expect(page.getByRole('heading', { level: 2, name: new RegExp(who.name) })).toBeVisible()
    expect(await readings(who.id)).toBe(2)
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.printed')).toContainText(answersRead.printed.sent)
    await expect(page.locator('.answers-one').filter({ hasText: who.name })).toHaveCSS('break-before', 'page')
  })
}

test('reception reads none of it, by whatever address', async ({ page }) => {
  const who = await makeAnswered('Answered Unread')
  await comeIn(page, await makeReceptionist('Curious Bell', [who.clinic]), `/day/${who.reference}/questions`)
  await expect(page.getByText('Amlodipine')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(notFound.heading)
  expect(await readings(who.id)).toBe(0)
})
