import { expect, test } from '@playwright/test'
import { notOpen } from '@/lib/copy/patient/trouble'
import { doorSteps } from '@/lib/copy/staff/account'
import { practiceForms as fields } from '@/lib/copy/staff/practice-forms'
import { setUp as words } from '@/lib/copy/staff/set-up'
import type { TestServer } from '@/tests/support/server'
import { arrive } from '../pages/arrival'
import { arriveAtTimes, arriveHome, arriveRequested, arthur, ask, chooseService, fillInDetails, passSafety, times } from '../pages/patient-pages'
import { arriveAtCalls, arriveAtSignIn, ready } from '../pages/staff-pages'
import { confirmOpenCall, openCallOf } from '../reception/confirming'
import { appCode, arriveAtStep, arriveAtSteps, codeOf, doStep, emptyServer, helen, makeAccount, newPage, openPractice, secretAhead, steps } from './set-up-ground'

// From a database with nothing in it. No seed anywhere.

test.use({ actionTimeout: 20_000, navigationTimeout: 30_000 })

let server: TestServer
test.beforeEach(async () => {
  test.setTimeout(300_000)
  server = await emptyServer()
})
test.afterEach(async () => {
  await server.stop()
  await server.database.drop()
})

const person = { ...arthur, name: 'Fleur First' }

test('from an empty database to a booked and confirmed appointment', async ({ browser }) => {
  const [manager, patient] = [await newPage(browser, server, { viewport: { width: 1366, height: 768 } }), await newPage(browser, server)]
  await patient.goto('/')
  await arrive(patient, notOpen.heading)
  await manager.goto('/setup')
  await arriveAtSteps(manager)
  await makeAccount(manager, codeOf(server))
  for (const step of steps) {
    await arriveAtSteps(manager)
    await doStep(manager, step, server)
  }
  await openPractice(manager)
  await arriveAtCalls(manager)
  await ready(manager)

  await patient.goto('/')
  await arriveHome(patient)
  await expect(patient.getByRole('region', { name: 'Riverside' })).toBeVisible()
  await patient.getByRole('region', { name: 'Riverside' }).getByRole('link', { name: /Osteopath/ }).click()
  await passSafety(patient)
  await chooseService(patient, 'First visit')
  await arriveAtTimes(patient)
  await times(patient).first().click()
  await fillInDetails(patient, person)
  await ask(patient)
  await arriveRequested(patient)

  await expect(manager.locator('.worklist a.name').filter({ hasText: person.name })).toBeVisible()
  await openCallOf(manager, person.name)
  await confirmOpenCall(manager, person.name)
  await patient.reload()
  await manager.goto('/setup')
  await expect(manager.getByRole('heading', { level: 1 })).not.toHaveText(words.heading)
  expect((await manager.request.get('/setup')).status()).toBe(404)
  expect((await manager.request.get('/setup/clinic')).status()).toBe(404)
  for (const page of [manager, patient]) await page.context().close()
})

test('without scripts, on the smallest phone, left in the middle and gone on with', async ({ browser }) => {
  const look = { javaScriptEnabled: false, viewport: { width: 320, height: 700 } }
  const page = await newPage(browser, server, look)
  await page.goto('/setup/hours')
  await arriveAtSteps(page)
  await makeAccount(page, 'AAAA-BBBB-CCCC')
  await expect(page.getByText(/not the code that was printed/).first()).toBeVisible()
  await expect(page.getByLabel(words.account.email)).toHaveValue(helen.email)
  await expect(page.getByLabel(words.account.password)).toHaveValue('')
  await makeAccount(page, codeOf(server))
  let secret = ''
  for (const step of steps.slice(0, 3)) {
    await arriveAtSteps(page)
    if (step === 'factor') secret = await secretAhead(page)
    await doStep(page, step, server)
  }
  await page.context().close()

  await server.restart({ PLUMBLINE_NOW: '2027-01-13T10:10:00Z' })
  const later = await newPage(browser, server, look)
  await later.goto('/setup')
  await later.getByRole('link', { name: words.signIn }).click()
  await arriveAtSignIn(later)
  await later.getByLabel('Work email').fill(helen.email)
  await later.getByLabel('Password').fill(helen.password)
  await later.getByRole('button', { name: 'Sign in', exact: true }).click()
  await arrive(later, doorSteps.codeHeading)
  await later.getByLabel(doorSteps.code).fill(appCode(secret, server.clock()))
  await later.getByRole('button', { name: 'Sign in', exact: true }).click()
  await arriveAtSteps(later)
  await later.getByRole('link', { name: words.steps.clinic.name }).click()
  await arriveAtStep(later, 'clinic')
  await expect(later.getByLabel(fields.clinic.gettingIn)).toHaveValue('By the blue door.\nOne low step.')
  await later.goto('/setup/rota')
  await arriveAtSteps(later)
  for (const step of steps.slice(3)) {
    await arriveAtSteps(later)
    await doStep(later, step, server)
  }
  await openPractice(later)
  await expect(later).toHaveURL(/\/reception\/calls/)
  await later.context().close()
})

test('until it is open, everything public says so, and every door of the staff leads to the set-up', async ({ browser }) => {
  const page = await newPage(browser, server)
  for (const path of ['/', '/clinics/hall-green', '/book/safety?clinic=x&profession=y', '/book/time', '/who-does-what', '/prices', '/guide', '/guide/sciatica',
    '/ring-me-back', '/waiting-list', '/privacy', '/accessibility', '/appointments/lost', '/appointments/mine']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(notOpen.heading)
  }
  await arrive(page, notOpen.heading)
  const answer = await page.request.get('/api/v1/clinics')
  expect([answer.status(), ((await answer.json()) as { type: string }).type]).toEqual([503, '/problems/unavailable'])
  expect((await page.request.get('/sitemap.xml')).status()).toBe(200)
  await page.goto('/setup')
  await makeAccount(page, codeOf(server))
  await expect(page.getByRole('link', { name: words.goOn(words.steps.factor.name) })).toBeVisible()
  for (const path of ['/signin', '/reception/calls', '/reception/diary', '/manage', '/manage/policies']) {
    await page.goto(path)
    await expect(page, path).toHaveURL(/\/setup$/)
  }
  await page.context().close()
})

test('what is wrong is said at its field, and nothing typed is lost', async ({ browser }) => {
  const page = await newPage(browser, server)
  await page.goto('/setup')
  await makeAccount(page, codeOf(server))
  await arriveAtSteps(page)
  await doStep(page, 'factor', server)
  await doStep(page, 'practice', server)
  await page.goto('/setup/clinic')
  await page.getByLabel(fields.clinic.place, { exact: true }).fill('Riverside')
  await page.getByLabel(fields.clinic.postcode).fill('!')
  await page.getByRole('button', { name: words.next }).click()
  await expect(page.getByText(fields.wrong.postcode).first()).toBeVisible()
  await expect(page.getByText(fields.wrong.name).first()).toBeVisible()
  await expect(page.getByText(fields.wrong.address).first()).toBeVisible()
  await expect(page.getByLabel(fields.clinic.place, { exact: true })).toHaveValue('Riverside')
  await arriveAtStep(page, 'clinic')
  await page.context().close()
})
