import { expect, test, type Page } from '@playwright/test'
import { adviceWords, pageWords, signWords } from '@/lib/copy/patient/questions'
import { checkWords, offerWords, questionsWords, sentWords } from '@/lib/copy/patient/questions-way'
import { emergency } from '@/lib/copy/patient/safety'
import { ringNow, ringNowOutcomeWords } from '@/lib/copy/staff/ring-now'
import { questionPages } from '@/lib/core/questions'
import { db } from '@/lib/store/client'
import { arrive, assertNoSidewaysScroll } from '../pages/arrival'
import { tabTo } from '../pages/keyboard'
import { arriveNowhere, errorSummary, requestedOffer } from '../pages/patient-pages'
import { arriveAtCalls, comeIn } from '../pages/staff-pages'
import { makeReceptionist } from '../reception/desk'
import { answerFrom, arriveAtAnswers, arriveAtQuestion, fillIn, goOn, makeVisitor, pressBody, questionsOf, settleAll } from './questioning'
import { bookOne, weeksAhead } from './ways'

test.afterEach(settleAll)

const answersOf = async (reference: string) => (await db().questionnaire.findFirstOrThrow({ where: { appointment: { reference } } })).answers as Record<string, Record<string, string>>

test.describe('without scripts, on a narrow phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })

  test('from the last page of booking to sent answers, left and gone on with, changed afterwards', async ({ page }) => {
    test.slow()
    await bookOne(page, weeksAhead(8), 2)
    await requestedOffer(page).click()
    await arrive(page, questionsWords.start)
    await page.getByRole('link', { name: questionsWords.begin }).click()
    await arriveAtQuestion(page, 'why')
    await fillIn(page, 'why')
    await page.getByRole('button', { name: questionsWords.later }).click()
    await expect(page.getByRole('status')).toHaveText(offerWords.kept)
    await page.getByRole('link', { name: offerWords.goOn }).click()
    await page.getByRole('link', { name: questionsWords.goOn }).click()
    await answerFrom(page, 'signs')
    await page.getByRole('button', { name: checkWords.button }).click()
    await arrive(page, sentWords.heading)
    await page.getByRole('link', { name: offerWords.look }).click()
    await arrive(page, checkWords.sentHeading)
    await page.getByRole('link', { name: `${checkWords.change}${checkWords.changeHidden(pageWords.allergies.name)}` }).click()
    await arriveAtQuestion(page, 'allergies')
    await page.locator('[name="any"][value="yes"]').check()
    await page.locator('[name="list"]').fill('Latex')
    await page.getByRole('button', { name: questionsWords.saveBack }).click()
    await arrive(page, checkWords.sentHeading)
    await expect(page.getByText('Latex')).toBeVisible()
  })

  test('the body is pressed on the picture and in the list, and both are one', async ({ page }) => {
    const who = await makeVisitor('Picture Presser')
    await page.goto(questionsOf(who, 'where'))
    await arriveAtQuestion(page, 'where')
    const list = page.locator('.chart-list')
    for (const [area, name] of [['low-back-left', 'Left lower back'], ['sacrum', 'Base of the spine'], ['groin-right', 'Right hip or groin'], ['back-hand-right', 'Right back of the hand']] as const) {
      await pressBody(page, area)
      await expect(list.getByRole('checkbox', { name, exact: true }), name).toBeChecked()
    }
    await pressBody(page, 'sacrum')
    await list.getByRole('checkbox', { name: 'Left heel or ankle' }).check()
    await expect(page.locator('.chart path.at-heel-left')).toHaveCSS('fill', await page.locator('.chart path.at-low-back-left').evaluate((one) => getComputedStyle(one).fill))
    await goOn(page)
    await arriveAtQuestion(page, 'worse')
    expect(Object.keys((await answersOf(who.reference))['where'] ?? {}).sort()).toEqual(['area-back-hand-right', 'area-groin-right', 'area-heel-left', 'area-low-back-left'])
    await page.goBack()
    await expect(page.locator('.chart-list :checked')).toHaveCount(4)
  })

  test('what is left out is said and linked, what was typed stands; back, refresh and pressing twice are safe', async ({ page }) => {
    const who = await makeVisitor('Twice Presser')
    await page.goto(questionsOf(who, 'medicines'))
    await arriveAtQuestion(page, 'medicines')
    await page.locator('[name="any"][value="yes"]').check()
    await goOn(page)
    await arriveAtQuestion(page, 'medicines')
    await expect(errorSummary(page).getByRole('link')).toHaveText([pageWords.medicines.missing['list'] ?? '', pageWords.medicines.missing['thinners'] ?? '', pageWords.medicines.missing['steroids'] ?? ''])
    await expect(page.locator('[name="any"][value="yes"]')).toBeChecked()
    await errorSummary(page).getByRole('link').first().click()
    await page.locator('[name="list"]').fill('Amlodipine')
    for (const name of ['thinners', 'steroids']) await page.locator(`[name="${name}"][value="no"]`).check()
    await page.getByRole('button', { name: questionsWords.save, exact: true }).dblclick()
    await arriveAtQuestion(page, 'allergies')
    await page.reload()
    await arriveAtQuestion(page, 'allergies')
    await page.goBack()
    await expect(page.locator('[name="list"]')).toHaveValue('Amlodipine')
    expect(await db().event.count({ where: { verb: 'questions-save', appointment: { reference: who.reference } } })).toBe(2)
  })

  test('a wrong key shows nothing; once cancelled the questions lead to the appointment', async ({ page }) => {
    const who = await makeVisitor('Wrong Key')
    const wrong = 'A'.repeat(43)
    for (const path of ['', '/why', '/check', '/advice', '/sent']) {
      expect((await page.goto(`/appointments/${who.reference}/questions${path}?key=${wrong}`))?.status()).toBe(404)
      await arriveNowhere(page)
    }
    await db().appointment.update({ where: { reference: who.reference }, data: { status: 'cancelled', statusBefore: 'confirmed' } })
    for (const path of [undefined, 'why', 'check']) {
      await page.goto(questionsOf(who, path))
      await arrive(page, 'This appointment is cancelled')
    }
  })
})

test('a whole questionnaire by keyboard alone', async ({ page }) => {
  test.slow()
  const who = await makeVisitor('Keyboard Alone')
  await page.goto(questionsOf(who))
  await arrive(page, questionsWords.start)
  await tabTo(page, page.getByRole('link', { name: questionsWords.begin }))
  await page.keyboard.press('Enter')
  const press = async (name: string, key = ' ') => {
    await tabTo(page, page.locator(`[id="${name}"]`))
    await page.keyboard.press(key)
  }
  const type = async (name: string, text: string) => {
    await tabTo(page, page.locator(`[name="${name}"]`))
    await page.keyboard.type(text)
  }
  const steps: Record<(typeof questionPages)[number], () => Promise<void>> = {
    why: async () => { await type('about', 'A stiff back'); await press('since'); await press('began') },
    signs: async () => { for (const code of ['saddle-numbness', 'bladder', 'incontinence', 'both-legs', 'sexual-feeling', 'chest-pain', 'accident']) await press(code) },
    where: async () => { await press('area-low-back-right'); await press('area-sacrum') },
    worse: async () => { await press('worse-sitting'); await press('better-moving') },
    health: async () => { for (const code of ['fever', 'weight-loss', 'cancer', 'night-pain']) await press(code) },
    history: () => press('had-bones'),
    medicines: async () => { for (const name of ['any', 'thinners', 'steroids']) await press(name) },
    allergies: () => press('any'),
    contact: async () => { await type('name', 'Ida Whitlock'); await type('phone', '07700 900456') },
    consent: async () => { await press('by'); await press('treatment'); await press('privacy') },
  }
  for (const name of questionPages) {
    await arriveAtQuestion(page, name)
    await steps[name]()
    await tabTo(page, page.getByRole('button', { name: questionsWords.save, exact: true }))
    await page.keyboard.press('Enter')
  }
  await arriveAtAnswers(page)
  await tabTo(page, page.getByRole('button', { name: checkWords.button }))
  await page.keyboard.press('Enter')
  await arrive(page, sentWords.heading)
  expect(await answersOf(who.reference)).toMatchObject({ signs: { bladder: 'no' }, where: { 'area-sacrum': 'on' }, consent: { treatment: 'on' } })
})

async function sayYes(page: Page, code: string): Promise<void> {
  await page.locator(`[name="${code}"][value="yes"]`).check()
  await goOn(page)
}

test('a sign that needs a hospital: told at once, and reception has it at the top within the second', async ({ page, browser }) => {
  test.slow()
  const who = await makeVisitor('Iris Redflag')
  const desk = await makeReceptionist('Rung Bell', [who.clinic])
  const screen = await (await browser.newContext()).newPage()
  await comeIn(screen, desk)
  await arriveAtCalls(screen)
  await page.goto(questionsOf(who, 'signs'))
  await fillIn(page, 'signs')
  await sayYes(page, 'bladder')
  await arrive(page, emergency.heading)
  await expect(page.getByRole('link', { name: emergency.call })).toHaveAttribute('href', 'tel:999')
  await expect(page.getByText(adviceWords.rings)).toBeVisible()
  expect(page.url()).not.toMatch(/bladder|yes/)
  const row = screen.locator('.worklist tbody').first().locator('tr').filter({ hasText: who.name })
  await expect(row).toContainText(signWords.bladder.plain)
  await expect(screen.getByRole('alert').filter({ hasText: /to ring now$/ })).toBeVisible()
  await row.getByRole('link', { name: who.name, exact: false }).first().click()
  const pane = screen.locator('#call')
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText(who.name)
  await expect(pane.locator('.sign-said')).toContainText(signWords.bladder.plain)
  await arriveAtCalls(screen)
  await screen.keyboard.press('c')
  await expect(pane.getByText('Yours for')).toBeVisible()
  await expect(pane.locator('.bigdial')).toHaveAttribute('href', /^tel:/)
  await pane.getByRole('radio', { name: ringNowOutcomeWords.advised }).check()
  await pane.getByRole('button', { name: /Save, next call/ }).click()
  await expect(screen.locator('.worklist').getByText(who.name)).toHaveCount(0)
  await page.getByRole('link', { name: adviceWords.goOn }).click()
  await arriveAtQuestion(page, 'where')
})

test('a sign for a doctor today: 111, and an open call of theirs becomes urgent and goes on as before', async ({ page, browser }) => {
  test.slow()
  const who = await makeVisitor('Ursula Redflag', 'requested')
  await page.goto(questionsOf(who, 'health'))
  await fillIn(page, 'health')
  await sayYes(page, 'weight-loss')
  await arrive(page, adviceWords.today.heading)
  await page.getByRole('link', { name: adviceWords.mistake }).click()
  await arriveAtQuestion(page, 'health')
  const screen = await (await browser.newContext()).newPage()
  await comeIn(screen, await makeReceptionist('Urgent Bell', [who.clinic]))
  const row = screen.locator('.worklist tbody').first().locator('tr').filter({ hasText: who.name })
  await row.getByRole('link', { name: who.name }).first().click()
  const pane = screen.locator('#call')
  await expect(pane.getByText(ringNow.say.today)).toBeVisible()
  await pane.getByRole('radio', { name: ringNowOutcomeWords['passed-on'] }).check()
  await pane.getByRole('button', { name: /Save, next call/ }).click()
  await expect(pane.getByText('Voicemail left')).toBeVisible()
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText(who.name)
})

for (const look of [{ width: 320, colorScheme: 'light' }, { width: 1280, colorScheme: 'dark' }] as const) {
  test(`every page of the questions at ${look.width} pixels: axe finds nothing, light or dark; nothing scrolls sideways`, async ({ browser }) => {
    test.slow()
    const page = await (await browser.newContext({ colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 }, reducedMotion: 'reduce' })).newPage()
    const who = await makeVisitor('Every Look')
    await page.goto(who.link)
    await page.getByRole('link', { name: offerWords.begin }).click()
    await arrive(page, questionsWords.start)
    await page.goto(questionsOf(who, 'check'))
    await arriveAtAnswers(page)
    for (const name of questionPages) {
      await page.goto(`${questionsOf(who, name)}&problem=yes`)
      await arriveAtQuestion(page, name)
    }
    await page.goto(questionsOf(who, 'why'))
    await answerFrom(page, 'why')
    for (const [name, code, heading] of [['health', 'cancer', adviceWords.today.heading], ['signs', 'accident', emergency.heading]] as const) {
      await page.goto(questionsOf(who, name))
      await sayYes(page, code)
      await arrive(page, heading)
    }
    await page.goto(questionsOf(who, 'check'))
    await page.getByRole('button', { name: checkWords.button }).click()
    await arrive(page, sentWords.heading)
    await page.goto(questionsOf(who))
    await arrive(page, questionsWords.start)
    await page.goto(questionsOf(who, 'check'))
    await arrive(page, checkWords.sentHeading)
  })
}

test('text at twice its size, on a phone: nothing scrolls sideways', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 160, height: 400 }, reducedMotion: 'reduce' })).newPage()
  const who = await makeVisitor('Large Text')
  for (const name of [undefined, ...questionPages, 'check']) {
    await page.goto(questionsOf(who, name))
    await assertNoSidewaysScroll(page)
  }
})
