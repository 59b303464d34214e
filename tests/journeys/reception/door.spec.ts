import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { mediumDate } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { accountOf, arriveAtCalls, arriveAtSignIn, arriveSignedOut, passTheDoor, ready, signIn } from '../pages/staff-pages'
import { withTape } from '../pages/flight-recorder'
import { clinic, makeAppointment, makeReceptionist } from './desk'

const sayings = 'The email or the password is not right.'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    test('a wrong password and an unknown email are refused in the same words; the email stays', async ({ page }) => {
      const desk = await makeReceptionist('Dora Door')
      await page.goto('/signin')
      for (const email of [desk.email, 'nobody@example.org']) {
        await page.getByLabel('Work email').fill(email)
        await page.getByLabel('Password').fill('not the password')
        await page.getByRole('button', { name: 'Sign in' }).click()
        await expect(page.locator('form [role="alert"]')).toHaveText(sayings)
        await expect(page.getByLabel('Work email')).toHaveValue(email)
        await expect(page.getByLabel('Password')).toHaveValue('')
      }
    })

    test('one comes in, and goes out for good', async ({ page }) => {
      await page.goto('/reception/calls')
      await arriveAtSignIn(page)
      await signIn(page, await makeReceptionist('Dora Door'))
      await arriveAtCalls(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await arriveSignedOut(page)
      await page.goto('/reception/calls')
      await expect(page).toHaveURL(/\/signin/)
    })

    test('signing in leads back to the page that was asked for, and to no other place', async ({ page }) => {
      const desk = await makeReceptionist('Dora Door')
      await page.goto(`/reception/diary?clinic=${clinic}&day=2027-03-04&q=Somebody`)
      await arriveAtSignIn(page)
      await passTheDoor(page, desk)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(mediumDate('2027-03-04'))
      await expect(page).toHaveURL(`/reception/diary?clinic=${clinic}&day=2027-03-04`)
      await page.getByRole('button', { name: 'Sign out' }).click()
      for (const back of ['https://example.org/day', '//example.org/reception', '/reception/calls?clinic=tamworth', '/day']) {
        await page.context().clearCookies()
        await page.goto(`/signin?${new URLSearchParams({ back }).toString()}`)
        await passTheDoor(page, desk)
        await expect(page).toHaveURL(/:\d+\/reception\/calls(\?clinic=hall-green.*)?$/)
      }
    })
  })
}

test('nobody there for 14 minutes is asked, and a minute later signed out', async ({ page }) => {
  await page.clock.install()
  const desk = await makeReceptionist('Idle Hands')
  await signIn(page, desk)
  await page.goto(`/reception/calls?clinic=${clinic}`)
  await arriveAtCalls(page)
  await expect(page).toHaveURL(/first=/)
  // It counts from when its script runs: hands may have been there until then.
  await ready(page)
  const asked = page.getByRole('dialog', { name: 'Are you still there?' })
  // The page's clock runs on by itself: a minute or two to spare for a machine that is busy.
  await page.clock.fastForward('12:00')
  await expect(asked).toBeHidden()
  // The page reads itself again: nobody has touched it for all that.
  const came = await makeAppointment('requested', `Reads Itself ${randomUUID().slice(0, 8)}`)
  await expect(page.getByRole('link', { name: came.name, exact: true })).toBeVisible()
  await page.clock.fastForward('02:00')
  await withTape(page, () => expect(asked).toBeVisible())
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(asked).toBeHidden()
  await page.clock.fastForward('14:05')
  await expect(asked).toBeVisible()
  await page.clock.fastForward('01:00')
  await expect(page).toHaveURL(/\/signed-out/)
  await arriveSignedOut(page)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await passTheDoor(page, desk)
  // Which call stands first may have changed since.
  await expect(page).toHaveURL(new RegExp(`/reception/calls\\?clinic=${clinic}`))
})

test('each sees what their role and clinics allow', async ({ page, browser }) => {
  await signIn(page, await makeReceptionist('Only Here', [clinic]))
  const answer = async (at: typeof page, path: string) => (await at.goto(path))?.status()
  expect(await answer(page, '/reception/diary?clinic=tamworth')).toBe(404)
  expect(await answer(page, '/reception/calls?clinic=tamworth')).toBe(404)
  expect(await answer(page, '/day')).toBe(404)
  const treating = await (await browser.newContext()).newPage()
  await signIn(treating, accountOf('practitioner'))
  await expect(treating).toHaveURL(/\/day$/)
  expect(await answer(treating, '/reception/calls')).toBe(404)
  expect(await answer(treating, '/reception/diary')).toBe(404)
  await treating.context().close()
  const managing = await (await browser.newContext()).newPage()
  await signIn(managing, accountOf('manager'))
  expect(await answer(managing, '/reception/diary?clinic=tamworth')).toBe(200)
  const everywhere = managing.getByRole('navigation', { name: 'Clinic' }).getByRole('link')
  // Other tests open clinics of their own: a manager has all of them.
  expect(await everywhere.count()).toBe(await db().clinic.count())
  await managing.context().close()
})
