import { expect, test, type Page } from '@playwright/test'
import { failurePage, failureWords, formFailure } from '@/lib/copy/away'
import { imports, troubleWords } from '@/lib/copy/staff/import'
import { practiceForms as fields } from '@/lib/copy/staff/practice-forms'
import { practitionerScreen as words } from '@/lib/copy/staff/practice-screens'
import { makeManager } from '../manage/messages-ground'
import { comeIn } from '../pages/staff-pages'

// A file that is too large: said with the limit and the way on, never a fault, and nothing typed is
// lost.

const photoForm = '/manage/practitioners?clinic=hall-green&open=ruth-kavanagh'
const importForm = '/manage/import?clinic=hall-green'
const file = (name: string, megabytes: number) => ({
  name,
  mimeType: name.endsWith('.csv') ? 'text/csv' : 'image/jpeg',
  buffer: Buffer.alloc(megabytes * 1024 * 1024, 'a'),
})

/** What the server answered to whatever the page sent. */
function statusesOf(page: Page): number[] {
  const statuses: number[] = []
  page.on('response', (answer) => {
    if (answer.request().method() === 'POST') statuses.push(answer.status())
  })
  return statuses
}

const choosePhoto = (page: Page, megabytes: number) =>
  page.getByLabel(words.choosePhoto).setInputFiles(file('photo.jpg', megabytes))

async function expectTooLarge(page: Page, back: string | RegExp): Promise<void> {
  const { heading, text } = failureWords('staff', 'large')
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect(page.getByText(text)).toBeVisible()
  await page.getByRole('link', { name: failurePage.back }).click()
  await expect(page).toHaveURL(back)
}

test('a photo of 7 MB isn’t sent at all; what is typed beside it stays', async ({ page }) => {
  await comeIn(page, await makeManager('Mona Photo'), photoForm)
  await page.waitForLoadState('networkidle')
  const statuses = statusesOf(page)
  await page.getByLabel(fields.practitioner.name, { exact: true }).fill('Ruth Typed')
  for (const megabytes of [7, 12]) {
    await choosePhoto(page, megabytes)
    await expect(page.getByRole('alert').filter({ hasText: words.photoLarge })).toBeVisible()
  }
  await page.getByRole('button', { name: words.savePhoto }).click()
  await expect(page.getByText('Choose a picture first.').first()).toBeVisible()
  await expect(page.getByLabel(fields.practitioner.name, { exact: true })).toHaveValue('Ruth Typed')
  expect(statuses).toEqual([200])
})

test('a form of over 10 MB that a script sends is refused in words, to be said in its place', async ({
  page,
}) => {
  await comeIn(page, await makeManager('Mona Script'), photoForm)
  const send = (megabytes: number) =>
    page.evaluate(
      async (bytes) => {
        const headers = { 'Next-Action': '0'.repeat(42), 'Content-Type': 'text/plain;charset=UTF-8' }
        const body = new Blob([new Uint8Array(bytes)])
        const answer = await fetch(location.href, { method: 'POST', headers, body })
        const type = answer.headers.get('content-type')
        return { status: answer.status, type, text: await answer.text() }
      },
      megabytes * 1024 * 1024,
    )
  // As Next's own script reads it: of any other type it is said to be unexpected.
  for (const megabytes of [11, 12])
    expect(await send(megabytes)).toEqual({
      status: 413,
      type: 'text/plain',
      text: formFailure.large,
    })
  expect((await send(7)).status).not.toBe(413) // small enough, though no action is called so
})

test('a file to import that reached us broken is 400', async ({ page }) => {
  await comeIn(page, await makeManager('Mona Broken'), importForm)
  const status = await page.evaluate(async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    return (await fetch('/manage/import/read', { method: 'POST', headers, body: '--x' })).status
  })
  expect(status).toBe(400)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a photo of 7 MB is refused by its form, one of 12 MB by a page', async ({ page }) => {
    await comeIn(page, await makeManager('Mona Plain'), photoForm)
    const statuses = statusesOf(page)
    await choosePhoto(page, 7)
    await page.getByRole('button', { name: words.savePhoto }).click()
    await expect(page.getByText(/larger than 4 MB/).first()).toBeVisible()
    await expect(page.getByLabel(words.choosePhoto)).toBeVisible()
    await page.goto(photoForm)
    await choosePhoto(page, 12)
    await page.getByRole('button', { name: words.savePhoto }).click()
    await expectTooLarge(page, photoForm)
    expect(statuses).toEqual([200, 413])
  })

  test('a file to import of over 10 MB is refused by its form, one of 12 MB by a page', async ({
    page,
  }) => {
    await comeIn(page, await makeManager('Mona Files'), importForm)
    const statuses = statusesOf(page)
    const bring = async (megabytes: number) => {
      await page.getByLabel(imports.file, { exact: true }).setInputFiles(file('a.csv', megabytes))
      await page.getByRole('button', { name: imports.read }).click()
    }
    await bring(10.25)
    await expect(page.getByRole('alert')).toHaveText(troubleWords['too-large'])
    await bring(12)
    await expectTooLarge(page, /\/manage\/import\?/)
    expect(statuses).toEqual([303, 413])
  })
})
