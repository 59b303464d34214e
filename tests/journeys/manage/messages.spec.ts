import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { tabTo } from '../pages/keyboard'
import { comeIn, opened, openedName, passTheDoor, ready } from '../pages/staff-pages'
import { clinic, makeReceptionist } from '../reception/desk'
import { failuresOf, forgetMessages, makeManager, makeMessage, templateOf } from './messages-ground'

// What is counted and listed is all there is: each test has the messages to itself.
test.beforeEach(forgetMessages)

const outboxAt = (query = '') => `/manage/messages?clinic=${clinic}${query}`
const failuresAt = (query = '') => `/reception/messages?clinic=${clinic}${query}`
const wordsAt = (kind: string, channel: string) => `/manage/templates?clinic=${clinic}&kind=${kind}&channel=${channel}`
const arriveAtOutbox = (page: Page) => arrive(page, 'Messages')
const arriveAtFailures = (page: Page) => arrive(page, /not delivered$/)
const arriveAtWords = (page: Page) => arrive(page, 'The words of messages')
const press = (page: Page, key: string) => page.keyboard.press(key)

test('a manager, by keyboard: the outbox, by state, one email and one text as their readers see them', async ({ page }) => {
  const [one, two] = [await makeMessage('Olive Outbox', { at: now() - 60_000 }), await makeMessage('Terry Texted', { channel: 'text', address: '+447700900417' })]
  await makeMessage('Fay Failed', { status: 'failed', error: 'wrong-address', at: now() - 120_000 })
  await comeIn(page, await makeManager('Mona Outbox'), '/reception/calls?clinic=hall-green')
  await ready(page)
  await press(page, 'g')
  await press(page, 'm')
  await arrive(page, 'Manage')
  await page.getByRole('link', { name: 'Messages', exact: true }).press('Enter')
  await arriveAtOutbox(page)
  await expect(page.getByRole('status').filter({ hasText: 'Neither a mail server nor a text service is set' })).toBeVisible()
  const rows = page.locator('.outbox-list tbody tr')
  await expect(rows.locator('.name')).toHaveText([two.name, one.name, 'Fay Failed'])
  await press(page, 'j')
  await expect(openedName(page)).toHaveText('Confirmed, by text')
  await expect(opened(page).locator('.phone-text')).toContainText(/Confirmed/)
  await expect(opened(page).locator('.phone-text')).toContainText(/\d+ of 160 characters/)
  await arriveAtOutbox(page)
  await press(page, 'j')
  await expect(openedName(page)).toHaveText('Confirmed, by email')
  const frame = page.frameLocator('.mail-frame')
  await expect(frame.getByText('Hello Olive,')).toBeVisible()
  await expect(frame.getByText('?key=•••••')).toBeVisible()
  await expect(frame.locator('a')).toHaveCount(0)
  await expect(opened(page)).toContainText('without their secret part')
  // Its own styles are there, and nothing of it leads anywhere.
  await expect(frame.locator('.sheet')).toHaveCSS('border-top-width', '1px')
  await arriveAtOutbox(page)
  await press(page, 'Escape')
  await expect(opened(page)).toHaveCount(0)
  await tabTo(page, page.getByRole('link', { name: /^Failed/ }))
  await press(page, 'Enter')
  await expect(rows.locator('.name')).toHaveText(['Fay Failed'])
  const looks = await db().event.findMany({ where: { verb: 'look', patientId: one.patient } })
  expect(looks).toMatchObject([{ actorName: 'Mona Outbox', detail: { message: one.id } }])
})

test('by kind, by reference, and page by page', async ({ page }) => {
  const made = []
  for (let i = 0; i < 3; i += 1) made.push(await makeMessage(`Paul Page ${i}`, { kind: i === 1 ? 'moved' : 'confirmed', at: now() - i * 60_000 }))
  await comeIn(page, await makeManager('Mona Find'), outboxAt())
  const names = page.locator('.outbox-list .name')
  await page.getByLabel('Kind').selectOption('Moved')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(names).toHaveText(['Paul Page 1'])
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(names).toHaveCount(3)
  await page.getByLabel('Reference').fill(made[2]?.reference.toLowerCase().replace('-', ' ') ?? '')
  await press(page, 'Enter')
  await expect(names).toHaveText(['Paul Page 2'])
  await page.getByLabel('Reference').fill('Paul')
  await press(page, 'Enter')
  await expect(page.getByText('That is no reference')).toBeVisible()
  await arriveAtOutbox(page)
  await page.goto(outboxAt(`&before=${now() - 90_000}~${crypto.randomUUID()}`))
  await expect(names).toHaveText(['Paul Page 2'])
  await page.getByRole('link', { name: 'Back to the newest' }).click()
  await expect(names).toHaveCount(3)
})

test('what was not delivered: one takes it by keyboard and settles it, the other is told', async ({ page, browser }) => {
  test.setTimeout(150_000)
  const [first, second] = [await makeMessage('Una Reached', { status: 'failed', error: 'wrong-address', at: now() - 60_000 }), await makeMessage('Vic Later', { status: 'failed', error: 'gave-up' })]
  const [ada, bea] = [await makeReceptionist('Ada Owner'), await makeReceptionist('Bea Beside')]
  const other = await (await browser.newContext()).newPage()
  await comeIn(page, ada)
  await ready(page)
  await press(page, 'g')
  await press(page, 'm')
  await arriveAtFailures(page)
  await comeIn(other, bea, failuresAt())
  await ready(other)
  await expect(openedName(page)).toHaveText(first.name)
  await expect(opened(page)).toContainText('there is no such address')
  await expect(opened(page)).toContainText('Your appointment is confirmed')
  await press(page, 't')
  await expect(opened(page)).toContainText('Yours: your colleagues see that you have it')
  await arriveAtFailures(page)
  // The other screen follows by itself.
  await expect(opened(other)).toContainText('Ada Owner has it')
  await expect(other.locator('.failed tr', { hasText: first.name })).toContainText('Ada Owner')
  await arriveAtFailures(other)
  await press(other, 'j')
  await expect(openedName(other)).toHaveText(second.name)
  await press(other, 'k')
  await expect(openedName(other)).toHaveText(first.name)
  await other.route('**/api/v1/events**', (route) => route.abort())
  await other.reload()
  await ready(other)
  await press(page, '1')
  await expect(page.getByText('Noted: they were told by phone.')).toBeVisible()
  await expect(openedName(page)).toHaveText(second.name)
  await press(other, '3')
  await expect(other.locator('.refused, .top .say').filter({ hasText: 'dealt with' })).toBeVisible()
  expect(await failuresOf(first.id)).toEqual({ status: 'failed', how: 'told', owner: 'Ada Owner' })
  expect(await db().event.count({ where: { verb: 'settle-failure', patientId: first.patient } })).toBe(1)
  await other.context().close()
})

test('an address is put right in the record, and it is tried again; another is not needed', async ({ page }) => {
  const made = await makeMessage('Wanda Wrong', { status: 'failed', error: 'wrong-address' })
  const done = await makeMessage('Xara Done', { status: 'failed', error: 'too-late', at: now() + 1_000 })
  await comeIn(page, await makeReceptionist('Rita Right'), failuresAt(`&message=${made.id}`))
  await ready(page)
  await press(page, 'e')
  await arrive(page, /^Change /)
  await page.getByLabel('Email').first().fill('wanda@example.org')
  await press(page, 'Control+Enter')
  await arrive(page, made.name)
  const line = page.getByRole('listitem').filter({ hasText: made.reference }).filter({ hasText: 'failed' })
  await expect(line).toContainText('Confirmed, by email')
  await line.getByRole('link', { name: 'Confirmed' }).click()
  await expect(openedName(page)).toHaveText(made.name)
  await ready(page)
  await press(page, '2')
  await expect(page.getByText('It is sent again in a moment.')).toBeVisible()
  expect((await failuresOf(made.id)).status).not.toBe('failed')
  await expect(openedName(page)).toHaveText(done.name)
  await press(page, '3')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Everything has arrived.')
  await arriveAtFailures(page)
  expect(await failuresOf(done.id)).toEqual({ status: 'failed', how: 'dropped', owner: 'Rita Right' })
})

test('words are changed: mistakes are said and nothing typed is lost, the preview follows, the next message says it', async ({ page }) => {
  test.setTimeout(150_000)
  const made = await makeMessage('Yara Words')
  await comeIn(page, await makeManager('Wilma Words'), wordsAt('confirmed', 'email'))
  await ready(page)
  await arriveAtWords(page)
  const frame = page.frameLocator('.words-preview iframe')
  await expect(frame.getByText('Hello Grace,')).toBeVisible()
  const [subject, body] = [page.getByLabel('Subject'), page.getByLabel('Words', { exact: true })]
  await subject.fill('For {firstName}')
  await body.fill('Hello {firstName}, we open at {tiem}.')
  await press(page, 'Control+Enter')
  await expect(page.locator('.words-form > .refused')).toContainText('{firstName} is not known here')
  await expect(subject).toHaveValue('For {firstName}')
  await expect(page.locator('.words-body .error')).toContainText('{tiem} is not known here')
  await arriveAtWords(page)
  await subject.fill('Good news for {day}')
  await body.fill('Hello ')
  await page.getByRole('button', { name: 'Put in {firstName}' }).click()
  await expect(body).toBeFocused()
  await page.keyboard.type(', the kettle is on.')
  await expect(body).toHaveValue('Hello {firstName}, the kettle is on.')
  await expect(frame.locator('p', { hasText: 'Hello Grace, the kettle is on.' })).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByText('Saved. The next message says so.')).toBeVisible()
  await expect(page.locator('.bench-head')).toContainText('Changed by Wilma Words')
  await arriveAtWords(page)
  await page.goto(outboxAt(`&message=${made.id}`))
  await expect(page.frameLocator('.mail-frame').locator('p', { hasText: 'Hello Yara, the kettle is on.' })).toBeVisible()
  await page.goto(wordsAt('confirmed', 'email'))
  await page.getByRole('button', { name: /Back to the words/ }).click()
  await expect(page.getByText('The words that came with it stand again.')).toBeVisible()
  await expect(body).toHaveValue(/We look forward to seeing you/)
  await page.locator('.versions summary').first().click()
  await page.getByRole('link', { name: 'Take these words again' }).click()
  await expect(body).toHaveValue('Hello {firstName}, the kettle is on.')
  expect(await templateOf('confirmed', 'email')).toBeNull()
})

test('two managers at one time: the other is told, and keeps what was typed, and may save over it', async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage()
  for (const [at, name] of [[page, 'Mia First'], [other, 'Noa Second']] as const) {
    await comeIn(at, await makeManager(name), wordsAt('cancelled', 'text'))
    await ready(at)
    await at.getByLabel('Words', { exact: true }).fill(`{day} {time} is off, says ${name}`)
  }
  await press(page, 'Control+Enter')
  await expect(page.getByText('Saved.')).toBeVisible()
  await press(other, 'Control+Enter')
  await expect(other.locator('.words-form > .refused')).toContainText('Mia First changed these words')
  await expect(other.getByLabel('Words', { exact: true })).toHaveValue('{day} {time} is off, says Noa Second')
  expect((await templateOf('cancelled', 'text'))?.body).toBe('{day} {time} is off, says Mia First')
  // Whatever changes has the page read again: it then says whose words stand, and leaves alone what is typed.
  await makeMessage('Ona Elsewhere')
  await expect(other.locator('.who-line')).toContainText('Mia First')
  await expect(other.getByLabel('Words', { exact: true })).toHaveValue('{day} {time} is off, says Noa Second')
  await press(other, 'Control+Enter')
  await expect(other.getByText('Saved.')).toBeVisible()
  expect((await templateOf('cancelled', 'text'))?.body).toBe('{day} {time} is off, says Noa Second')
  await other.context().close()
})

test('without a script: messages are found and opened, a failure is taken and settled, words are shown, refused and saved', async ({ browser }) => {
  test.setTimeout(150_000)
  const made = await makeMessage('Zed Scriptless', { status: 'failed', error: 'wrong-address' })
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/signin')
  await passTheDoor(page, await makeManager('Paula Paper'))
  await page.goto(outboxAt())
  await page.getByLabel('Reference').fill(made.reference)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: made.name }).click()
  await expect(page.frameLocator('.mail-frame').getByText('Hello Zed,')).toBeVisible()
  await page.getByRole('link', { name: 'See to it' }).click()
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(opened(page)).toContainText('Yours')
  await page.getByRole('button', { name: 'Told by phone' }).click()
  await expect(page.getByText('Noted: they were told by phone.')).toBeVisible()
  await page.goto(wordsAt('moved', 'text'))
  const body = page.getByLabel('Words', { exact: true })
  await body.fill('{day} and {tiem}')
  await page.getByRole('button', { name: 'Save these words' }).click()
  await expect(page.locator('.words-body .error')).toContainText('{tiem} is not known here')
  await expect(body).toHaveValue('{day} and {tiem}')
  await body.fill('Now {day} at {time}, {firstName}')
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(page.locator('.phone-text')).toContainText(/Now \w+ \d+ \w+ at 2:30pm, Grace/)
  await expect(body).toHaveValue('Now {day} at {time}, {firstName}')
  expect(await templateOf('moved', 'text')).toBeNull()
  await page.getByRole('button', { name: 'Save these words' }).click()
  await expect(page.getByText('Saved. The next message says so.')).toBeVisible()
  await context.close()
})

test('what is not theirs is not there: the outbox and the words for reception, another clinic’s message', async ({ page }) => {
  const made = await makeMessage('Ida Elsewhere')
  await comeIn(page, await makeReceptionist('Nora Not'), outboxAt())
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Messages')
  for (const at of [wordsAt('confirmed', 'email'), `/manage/messages/${made.id}x/view`]) {
    const answer = await page.goto(at)
    expect(answer?.status()).toBe(404)
  }
  await page.context().clearCookies()
  await comeIn(page, await makeReceptionist('Tam Worth', ['tamworth']), '/reception/messages?clinic=tamworth')
  expect((await page.goto(`/manage/messages/${made.id}/view`))?.status()).toBe(404)
})

const looks = [
  { colorScheme: 'light', viewport: { width: 1366, height: 768 } }, { colorScheme: 'dark', viewport: { width: 768, height: 1024 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const

for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('each state passes axe, and nothing scrolls sideways', async ({ page }) => {
      test.setTimeout(180_000)
      const failed = await makeMessage('Ava Look', { status: 'failed', error: 'wrong-address' })
      const sent = await makeMessage('Bo Look', { status: 'sent' })
      for (const status of ['due', 'no-server', 'unwanted'] as const) await makeMessage(`Cy ${status}`, { status, tries: 0, error: status === 'unwanted' ? 'over' : null })
      const text = await makeMessage('Di Look', { channel: 'text', address: '+447700900418' })
      await comeIn(page, await makeManager('Ax Core'), outboxAt())
      await arriveAtOutbox(page)
      for (const query of [`&message=${sent.id}`, `&message=${text.id}`, `&message=${failed.id}`, '&of=nonsense', '&status=unwanted', `&message=${crypto.randomUUID()}`]) {
        await page.goto(outboxAt(query))
        await arriveAtOutbox(page)
      }
      await page.goto(failuresAt(`&message=${failed.id}`))
      await arriveAtFailures(page)
      for (const [kind, channel] of [['requested', 'email'], ['offer', 'text']] as const) {
        await page.goto(wordsAt(kind, channel))
        await ready(page)
        await arriveAtWords(page)
        await page.getByLabel('Words', { exact: true }).fill('Nothing of it')
        await press(page, 'Control+Enter')
        await expect(page.locator('.words-body .error')).toBeVisible()
        await arriveAtWords(page)
      }
      await page.goto(`/reception/patients/${failed.patient}`)
      await arrive(page, 'Ava Look')
      await db().message.deleteMany()
      for (const [at, arrived] of [[outboxAt(), arriveAtOutbox], [failuresAt(), arriveAtFailures]] as const) {
        await page.goto(at)
        await arrived(page)
      }
    })
  })
}
