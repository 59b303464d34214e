import { expect, test, type Page } from '@playwright/test'
import { arrive, assertNoSidewaysScroll } from '../pages/arrival'
import { comeIn, passTheDoor, ready, signIn } from '../pages/staff-pages'
import { makeReceptionist } from '../reception/desk'
import { beginStory, type Story } from '../story/ground'
import { makeManager } from './messages-ground'

const path = '/manage/messages/test?clinic=hall-green'
const arriveAtTest = (page: Page) => arrive(page, 'Send a test message')
const form = (page: Page, name: string) => page.getByRole('form', { name })

/** Where nothing is set up, that is told, and nothing typed is lost. */
async function triesInVain(page: Page): Promise<void> {
  await expect(page.getByText('set SMTP_URL and MAIL_FROM, then restart it')).toBeVisible()
  await expect(
    page.getByText('set SMS_URL, SMS_ACCOUNT, SMS_TOKEN and SMS_FROM, then restart it'),
  ).toBeVisible()
  const texts = form(page, 'Send a test text')
  const number = texts.getByLabel('Mobile number')
  await number.fill('07700')
  await texts.getByRole('button').click()
  await expect(texts.locator('.error')).toBeVisible()
  await expect(number).toHaveValue('07700')
  await number.fill('07700 900123')
  await texts.getByRole('button').click()
  await expect(texts.getByRole('status')).toContainText('No server for texts is set up')
  await expect(number).toHaveValue('07700 900123')
  await page.getByRole('button', { name: 'Check the domain' }).click()
  await expect(page.getByText('We can check this once MAIL_FROM is set.')).toBeVisible()
}

test('where nothing is set up, it says which variables to set', async ({ page }) => {
  await comeIn(page, await makeManager('Tess Tester'), '/manage/messages?clinic=hall-green')
  await ready(page)
  await page.getByRole('link', { name: 'Send a test' }).click()
  await arriveAtTest(page)
  await triesInVain(page)
  await arriveAtTest(page)
})

test('the same without a script', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto('/signin')
  await passTheDoor(page, await makeManager('Tim Tester'))
  await page.goto(path)
  await triesInVain(page)
  await page.context().close()
})

test('on a narrow phone nothing is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await comeIn(page, await makeManager('Thea Tester'), path)
  await arriveAtTest(page)
  await assertNoSidewaysScroll(page)
})

test('for reception there is no such page', async ({ page }) => {
  await comeIn(page, await makeReceptionist('Nell Not'), path)
  expect((await page.goto(path))?.status()).toBe(404)
})

test.describe('with a mail server', () => {
  let story: Story
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    story = await beginStory('2027-03-19T10:00:00Z')
  })
  test.afterAll(() => story.end())

  for (const javaScriptEnabled of [true, false]) {
    test(`it tells what the server said, and then that it took it, ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
      browser,
    }) => {
      const page = await (
        await browser.newContext({ baseURL: story.url, javaScriptEnabled })
      ).newPage()
      await signIn(page, story.manager())
      await page.goto(path)
      const emails = form(page, 'Send a test email')
      const address = emails.getByLabel('Email address')
      await expect(address).toHaveValue(story.manager().email)
      const to = javaScriptEnabled ? 'rosa@example.org' : 'grace@example.org'
      await address.fill(to)
      story.mail.is('no-such-address')
      await emails.getByRole('button').click()
      await expect(emails.getByRole('status')).toContainText(
        'The mail server says that there is no such address.',
      )
      await expect(emails.getByRole('status')).toContainText(`no such user: ${to}`)
      await expect(address).toHaveValue(to)
      story.mail.is('takes')
      await emails.getByRole('button').click()
      await expect(emails.getByRole('status')).toContainText(`The server took the email to ${to}.`)
      expect(story.mail.received.find((one) => one.to.includes(to))?.mail.subject).toContain(
        'Test message from',
      )
      await page.context().close()
    })
  }
})
