import { expect, test, type Page } from '@playwright/test'
import { addDays } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { tabTo, typeDate } from '../pages/keyboard'
import { comeIn, ready } from '../pages/staff-pages'
import { makeReceptionist } from '../reception/desk'
import { makeManagerAt, makeRota } from './rotas-ground'

const effect = (page: Page) => page.locator('.effect')
const arriveAt = (page: Page, who: string) => arrive(page, `${who}’s week`)
const row = (page: Page, named: RegExp) => page.locator('.rota-table tbody tr').filter({ has: page.getByRole('rowheader', { name: named }) })
const sessionsOf = (practitionerId: string) => db().rotaSession.findMany({ where: { practitionerId }, orderBy: [{ validFrom: 'asc' }, { weekday: 'asc' }, { fromMinute: 'asc' }] })

test('by keyboard: a weekday ends, forty appointments are named, and all of them stand in the list of those to be told', async ({ page }) => {
  test.setTimeout(150_000)
  const rota = await makeRota('Fern Forty')
  for (let week = 0; week < 8; week += 1) for (const wall of [540, 600, 660, 720, 780]) await rota.book(addDays(rota.monday, 2 + 7 * week), wall)
  await comeIn(page, rota.manager, rota.at)
  await ready(page)
  await arriveAt(page, rota.who)
  await tabTo(page, row(page, /Wednesday/).getByRole('link', { name: /^End/ }))
  await page.keyboard.press('Enter')
  await typeDate(page, page.getByLabel('Its last day'), addDays(rota.monday, 1))
  await page.keyboard.press('Enter')
  await expect(effect(page).getByRole('heading', { level: 2 })).toContainText('leaves 40 appointments without a session')
  await expect(effect(page).locator('.effect-orphans > li')).toHaveCount(40)
  await arriveAt(page, rota.who)
  expect(await db().toTell.count({ where: { clinicId: rota.clinic } })).toBe(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Saved. 40 patients are on the list of those to be told.')).toBeVisible()
  expect(await db().toTell.count({ where: { clinicId: rota.clinic, why: 'no-session', closedAt: null } })).toBe(40)
  await tabTo(page, page.getByRole('link', { name: 'Open that list' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('40')
})

test('drawn: an edge is pulled and put back, and a session is drawn on a free day and saved', async ({ page }) => {
  const rota = await makeRota('Dora Drawn')
  await rota.book(rota.monday, 990)
  await page.setViewportSize({ width: 1366, height: 900 })
  await comeIn(page, rota.manager, `${rota.at}&week=${rota.monday}`)
  await ready(page)
  const pull = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, (from.y + to.y) / 2)
    await page.mouse.move(to.x, to.y)
    await page.mouse.up()
  }
  const mondayBox = (await page.locator('.rota-day[data-weekday="1"] .rota-block').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const hour = mondayBox.height / 8
  const middle = mondayBox.x + mondayBox.width / 2
  await pull({ x: middle, y: mondayBox.y + mondayBox.height - 3 }, { x: middle, y: mondayBox.y + mondayBox.height - hour })
  await expect(effect(page).getByRole('heading', { level: 2 })).toContainText('leaves 1 appointment without a session')
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('16:00')
  await expect(page.locator('.rota-block.is-cut')).toContainText('until 17:00')
  await arriveAt(page, rota.who)
  await page.keyboard.press('Escape')
  await expect(effect(page)).toHaveCount(0)
  expect(await sessionsOf(rota.person)).toHaveLength(5)
  await page.goto(`${rota.at}&week=${rota.monday}`)
  await ready(page)
  const saturday = (await page.locator('.rota-day[data-weekday="6"]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const x = saturday.x + saturday.width / 2
  await pull({ x, y: mondayBox.y + hour }, { x, y: mondayBox.y + 4 * hour })
  await expect(effect(page).getByRole('heading', { level: 2 })).toContainText(/This change adds \d+ slots/)
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('10:00')
  await arriveAt(page, rota.who)
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect((await sessionsOf(rota.person)).at(-1)).toMatchObject({ weekday: 6, fromMinute: 600, toMinute: 780, everyWeeks: 1, validUntil: null })
})

test('without a script: refused in words with nothing typed lost, then every two weeks with lunch', async ({ browser }) => {
  const rota = await makeRota('Nell Noscript')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await comeIn(page, rota.manager, rota.at)
  await page.getByRole('link', { name: 'Add a session' }).click()
  const fill = async (fields: Record<string, string>) => {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
  }
  await page.getByLabel('Day', { exact: true }).selectOption('Friday')
  await page.getByLabel('How often').selectOption('every 2 weeks')
  await fill({ From: '09:30', To: '18:00', 'From day, or the one day': rota.monday })
  await page.getByLabel(/^Lunch from/).fill('12:30')
  await page.getByLabel('Lunch to').fill('13:15')
  await page.getByRole('button', { name: 'Show what it does' }).click()
  await expect(page.locator('.refused').first()).toContainText('Nell Noscript has another session then: Fridays, 09:00 to 17:00')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('09:30')
  await expect(page.getByLabel('Lunch to')).toHaveValue('13:15')
  await page.getByLabel('Day', { exact: true }).selectOption('Saturday')
  await page.getByRole('button', { name: 'Show what it does' }).click()
  await expect(effect(page)).toContainText('Nobody has to be told.')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await expect(row(page, /Saturday/)).toContainText('12:30 to 13:15')
  await expect(row(page, /Saturday/)).toContainText('every 2 weeks')
  expect(await db().rotaSession.count({ where: { practitionerId: rota.person, weekday: 6, everyWeeks: 2 } })).toBe(2)
  await context.close()
})

test('two managers: the second is told who was first, sees what it does now, and can save that', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const rota = await makeRota('Tess Two')
  const other = await (await browser.newContext()).newPage()
  const draft = (doing: string) => `${rota.at}&${doing}`
  const [monday, tuesday] = await sessionsOf(rota.person)
  await comeIn(page, rota.manager, draft(`do=end&row=${monday?.id ?? ''}&last=${addDays(rota.monday, 6)}`))
  await comeIn(other, await makeManagerAt('Olga Other', rota.clinic), draft(`do=end&row=${tuesday?.id ?? ''}&last=${addDays(rota.monday, 6)}`))
  await ready(page)
  await ready(other)
  // The other one hears nothing of it: the signal that keeps pages true is cut.
  await other.route('**/api/v1/events**', (route) => route.abort())
  await other.reload()
  await ready(other)
  await expect(effect(other)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await other.keyboard.press('Control+Enter')
  await expect(other.locator('.refused').first()).toContainText(`Mara ${rota.place} changed this`)
  await other.keyboard.press('Control+Enter')
  await expect(other.getByText('Saved.', { exact: true })).toBeVisible()
  expect((await sessionsOf(rota.person)).filter(({ validUntil }) => validUntil !== null)).toHaveLength(2)
  await other.context().close()
})

test('closures: hours are closed and opened again; bank holidays that can’t be looked up come from the built-in list, and it is said', async ({ page }) => {
  test.setTimeout(120_000)
  const rota = await makeRota('Cleo Closed')
  await rota.book(rota.monday, 660)
  await comeIn(page, rota.manager, `/manage/closures?clinic=${rota.clinic}`)
  await ready(page)
  await arrive(page, 'Closures')
  const form = page.getByRole('form', { name: 'Close a clinic' })
  await form.getByLabel('First day').fill(rota.monday)
  await form.getByLabel(/^From/).fill('10:00')
  await form.getByLabel('To', { exact: true }).fill('13:00')
  await form.getByRole('button', { name: 'Show what it does' }).click()
  await expect(page.locator('.refused').first()).toContainText('Say why')
  await form.getByLabel(/^Why/).fill('Painters')
  await form.getByRole('button', { name: 'Show what it does' }).click()
  await expect(effect(page).getByRole('heading', { level: 2 })).toContainText('leaves 1 appointment without a session')
  await arrive(page, 'Closures')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Saved. 1 patient is on the list')).toBeVisible()
  const line = page.locator('.rota-table tbody tr').filter({ hasText: 'Painters' }).filter({ hasText: rota.place })
  await expect(line).toContainText('10:00 to 13:00')
  await line.getByRole('link', { name: /^Open again/ }).click()
  await expect(effect(page)).toContainText('1 appointment that had no session has one again.')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(line).toHaveCount(0)
  await page.getByRole('button', { name: 'Look them up at GOV.UK' }).click()
  await expect(page.getByText('GOV.UK could not be reached. The list that came with Plumbline stands.')).toBeVisible()
  await arrive(page, 'Closures')
})

test('what is not theirs is not there', async ({ page }) => {
  const rota = await makeRota('Ira Isnt')
  await comeIn(page, await makeReceptionist('Rex Reception', [rota.clinic]))
  for (const at of [rota.at, `/manage/closures?clinic=${rota.clinic}`]) expect((await page.goto(at))?.status()).toBe(404)
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
      const rota = await makeRota('Ava Rota')
      await rota.book(rota.monday, 990)
      const [monday] = await sessionsOf(rota.person)
      await comeIn(page, rota.manager, rota.at)
      const change = `do=change&row=${monday?.id ?? ''}&weekday=1&where=${rota.clinic}+${rota.clinic}-room-1&from=09:00&to=16:00&everyWeeks=1&since=${rota.monday}`
      for (const query of ['', 'do=add', 'do=copy', `do=change&row=${monday?.id ?? ''}`, change, `${change}&lunchFrom=12:00`, `do=end&row=${crypto.randomUUID()}&last=${rota.monday}`]) {
        await page.goto(`${rota.at}&${query}`)
        await arriveAt(page, rota.who)
      }
      for (const query of ['', 'do=bank&where=*', `do=close&where=${rota.clinic}&from=${rota.monday}&reason=Painters`]) {
        await page.goto(`/manage/closures?clinic=${rota.clinic}&${query}`)
        await arrive(page, 'Closures')
      }
    })
  })
}
