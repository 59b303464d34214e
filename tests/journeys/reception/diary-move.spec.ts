import { expect, test, type Page } from '@playwright/test'
import { arriveAtDiary, opened, openedName, ready, comeIn } from '../pages/staff-pages'
import { assertNoSidewaysScroll } from '../pages/arrival'
import { cardOf, carryTo, inHand, makeGround, placeOf, pointAt, type Ground } from './carrying'

test.use({ viewport: { width: 1366, height: 900 } })

let ground: Ground
test.beforeEach(async () => { ground = await makeGround() })
test.afterEach(() => ground.pack())

const tip = (page: Page) => page.locator('.verdict-tip')
const says = (page: Page) => page.locator('.says')
const spoken = (page: Page) => says(page).getByRole('status').first()

async function arrive(page: Page, name: string, more = ''): Promise<void> {
  await comeIn(page, await ground.desk(name), ground.address + more)
  await ready(page)
}

/** A second person on the same day, in a browser of their own. */
async function another(page: Page, name: string): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('no browser')
  const other = await (await browser.newContext({ viewport: { width: 1366, height: 900 } })).newPage()
  await arrive(other, name)
  return other
}

test('a drag: where it fits is shown, it is moved there, and undone by U', async ({ page }) => {
  await arrive(page, 'Bev Drag')
  await carryTo(page, 'Callum Reid', 'Ben Birch', 645)
  await expect(tip(page)).toHaveText('10:45 to 11:15 fits')
  await expect(page.locator('.head', { hasText: 'Cy Cole' })).toContainText('Not an osteopath')
  await expect(page.locator('.fit-say', { hasText: '10:30 fits' }).first()).toBeVisible()
  await expect(page.locator('.why', { hasText: '15 min short' }).first()).toBeVisible()
  await expect(page.locator('.is-origin')).toHaveCount(1)
  await page.mouse.up()
  await expect(says(page)).toContainText(/Moved Callum Reid to .* 10:45, Ben Birch\./)
  await expect(inHand(page)).toHaveCount(0)
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(645), practitioner: ground.ben })
  await expect(page).not.toHaveURL(/carry=/)
  await arriveAtDiary(page, /\d/)
  await page.keyboard.press('u')
  await expect(says(page)).toContainText(/Callum Reid is back at .* 10:00, Ann Ash\./)
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(600), practitioner: ground.ann })
  await expect(says(page).getByRole('button', { name: /Undo/ })).toHaveCount(0)
})

test('a drop where it doesn’t fit says why, and puts it back', async ({ page }) => {
  await arrive(page, 'Bev Drop')
  const reasons: [who: string, wall: number, told: RegExp][] = [
    ['Ben Birch', 540, /09:00 with Ben Birch: 15 min short/], ['Ben Birch', 600, /10:00 with Ben Birch: held on the website/],
    ['Ben Birch', 735, /12:15 with Ben Birch: away/], ['Cy Cole', 600, /Cy Cole: not an osteopath/],
    ['Ann Ash', 660, /11:00 with Ann Ash: taken/], ['Ann Ash', 840, /14:00 with Ann Ash: not in/],
  ]
  for (const [who, wall, told] of reasons) {
    await carryTo(page, 'Callum Reid', who, wall)
    await expect(tip(page)).not.toContainText('Looking')
    await page.mouse.up()
    await expect(says(page).getByRole('alert')).toContainText(told)
    await expect(says(page).getByRole('alert')).toContainText('Callum Reid stays where it was.')
    await expect(inHand(page)).toHaveCount(0)
  }
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(600), practitioner: ground.ann, version: 1 })
})

test('Esc puts it back; a press without a move opens it as ever; what may not be moved stays', async ({ page }) => {
  await arrive(page, 'Bev Back')
  await carryTo(page, 'Callum Reid', 'Ann Ash', 570)
  await page.keyboard.press('Escape')
  await expect(inHand(page)).toHaveCount(0)
  await page.mouse.up()
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(600), version: 1 })
  await expect(opened(page)).toHaveCount(0)
  await cardOf(page, 'Callum Reid').click()
  await expect(openedName(page)).toHaveText('Callum Reid')
  await page.keyboard.press('a')
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Arrived')
  const box = await cardOf(page, 'Callum Reid').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 6)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 90, { steps: 5 })
  await expect(inHand(page)).toHaveCount(0)
  await page.mouse.up()
})

test('by keyboard: M picks up, arrows carry from fit to fit, Enter puts down; all of it is said', async ({ page }) => {
  await arrive(page, 'Bev Keys')
  await cardOf(page, 'Callum Reid').focus()
  await page.keyboard.press('m')
  await expect(openedName(page)).toHaveText('Moving Callum Reid')
  await expect(spoken(page)).toContainText(/Callum Reid is picked up\. It fits at \d+ times\./)
  await page.keyboard.press('ArrowDown')
  await expect(spoken(page)).toHaveText('10:15 with Ann Ash: fits.')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(spoken(page)).toHaveText('10:45 with Ann Ash: 15 min short.')
  await page.keyboard.press('Enter')
  await expect(says(page).getByRole('alert')).toContainText('It can’t go there. 10:45 with Ann Ash: 15 min short.')
  await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).toHaveText('10:45 with Ben Birch: fits.')
  await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).toHaveText('Cy Cole: not an osteopath.')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await expect(spoken(page)).toHaveText('11:00 with Ben Birch: fits.')
  await expect(opened(page).locator('.fromto.to')).toContainText('11:00')
  await arriveAtDiary(page, /\d/)
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText('Callum Reid')
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(660), practitioner: ground.ben })
  await expect(cardOf(page, 'Callum Reid')).toBeFocused()
  await page.keyboard.press('m')
  await expect(openedName(page)).toHaveText('Moving Callum Reid')
  await page.keyboard.press('1')
  await expect(opened(page).locator('[name="place"]:checked')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(openedName(page)).toHaveText('Callum Reid')
  await expect(page.locator('.is-moving')).toHaveCount(0)
})

test('another day: the page is turned with the appointment still in hand, and undo brings it back', async ({ page }) => {
  await arrive(page, 'Bev Days')
  await cardOf(page, 'Callum Reid').focus()
  await page.keyboard.press('m')
  await expect(openedName(page)).toHaveText('Moving Callum Reid')
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.keyboard.press(']')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading ?? '')
  await expect(openedName(page)).toHaveText('Moving Callum Reid')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText('Callum Reid')
  expect((await placeOf(ground.callum)).start).toBeGreaterThan(ground.at(1440))
  await page.keyboard.press('u')
  await expect(says(page)).toContainText('Callum Reid is back at')
  expect((await placeOf(ground.callum)).start).toBe(ground.at(600))
})

test('while the list moves it, a press on the day picks a place', async ({ page }) => {
  await arrive(page, 'Bev Press', `&open=${ground.callum}&do=move`)
  const { x, y } = await pointAt(page, 'Ben Birch', 690)
  await page.mouse.click(x, y)
  await expect(opened(page).locator('.fromto.to')).toContainText('11:30')
  await expect(opened(page).locator('.fromto.to')).toContainText('Ben Birch')
  await page.getByRole('button', { name: 'Move it here' }).click()
  await expect(says(page)).toContainText('Moved Callum Reid')
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(690), practitioner: ground.ben })
})

test('the list names the days that follow, too', async ({ page }) => {
  await arrive(page, 'Bev List', `&open=${ground.callum}&do=move`)
  const days = await opened(page).locator('.pick .at small').allTextContents()
  expect(days.length).toBeGreaterThan(4)
  expect(new Set(days).size).toBeGreaterThan(2)
})

test('two carry one appointment: one moves it, the other is told who did', async ({ page }) => {
  await arrive(page, 'Ada First')
  const other = await another(page, 'Bea Second')
  await carryTo(page, 'Callum Reid', 'Ann Ash', 570)
  await expect(tip(page)).toContainText('fits')
  await carryTo(other, 'Callum Reid', 'Ben Birch', 690)
  await expect(tip(other)).toContainText('fits')
  await other.mouse.up()
  await expect(says(other)).toContainText('Moved Callum Reid')
  // It is still in the hand of the first, and where it fits has been read again.
  await expect(cardOf(page, 'Callum Reid')).toHaveAttribute('data-version', '2')
  await expect(inHand(page)).toBeVisible()
  await page.mouse.up()
  await expect(says(page).getByRole('alert')).toContainText('Bea Second was first')
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(690), practitioner: ground.ben, version: 2 })
  await other.context().close()
})

test('a place that is taken while something is carried there no longer fits', async ({ page }) => {
  await arrive(page, 'Ada Slow')
  await carryTo(page, 'Callum Reid', 'Ben Birch', 690)
  await expect(tip(page)).toHaveText('11:30 to 12:00 fits')
  await ground.book(ground.ben, 690, 'Quick Quentin')
  await expect(tip(page)).toHaveText('11:30 taken')
  await expect(inHand(page)).toBeVisible()
  await page.mouse.up()
  await expect(says(page).getByRole('alert')).toContainText('11:30 with Ben Birch: taken.')
})

test('what is typed, the focus and the scroll outlive a change elsewhere', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 500 })
  await arrive(page, 'Ada Types', `&open=${ground.callum}`)
  const note = page.getByLabel('Note', { exact: true })
  await note.fill('Half a sentence')
  await page.locator('.sheet').evaluate((sheet) => { sheet.scrollTop = 90 })
  await ground.book(ground.ben, 690, 'New Comer')
  await expect(cardOf(page, 'New Comer')).toHaveCount(1)
  await expect(note).toHaveValue('Half a sentence')
  await expect(note).toBeFocused()
  expect(await page.locator('.sheet').evaluate((sheet) => sheet.scrollTop)).toBe(90)
})

test('what a caller has said outlives the time that went to somebody else', async ({ page }) => {
  await arrive(page, 'Ada Caller', `&book=${ground.ann}&at=11:30`)
  await page.getByLabel('Reason, as they say it').fill('Stiff since Sun')
  await page.getByLabel('Full name').fill('Rosa Fie')
  await ground.book(ground.ann, 690, 'Quick Quentin')
  await expect(opened(page).getByRole('alert')).toContainText('This time has just been taken')
  await expect(page.getByLabel('Full name')).toBeFocused()
  await page.keyboard.type('ld')
  await page.getByRole('link', { name: '10:45, Ben Birch: free, book' }).click()
  await expect(opened(page)).toContainText('Ben Birch')
  await expect(opened(page).getByRole('alert')).toHaveCount(0)
  await expect(page.getByLabel('Full name')).toHaveValue('Rosa Field')
  await expect(page.getByLabel('Reason, as they say it')).toHaveValue('Stiff since Sun')
})

test('two write a note: nothing is lost, nothing written over unseen', async ({ page }) => {
  await arrive(page, 'Ada Notes', `&open=${ground.callum}`)
  const other = await another(page, 'Bea Notes')
  await cardOf(other, 'Callum Reid').click()
  const [mine, theirs] = [page, other].map((one) => one.getByLabel('Note', { exact: true }))
  await mine?.fill('Comes by bus')
  await theirs?.fill('Rings the bell')
  await theirs?.press('Enter')
  await expect(page.locator('.their-note')).toContainText('Rings the bell')
  await expect(mine!).toHaveValue('Comes by bus')
  await expect(mine!).toBeFocused()
  await mine?.press('Enter')
  await expect(opened(page).getByRole('alert')).toContainText('Bea Notes wrote another note')
  expect((await placeOf(ground.callum)).note).toBe('Rings the bell')
  await page.getByRole('button', { name: 'Put both together' }).click()
  await mine?.press('Enter')
  await expect.poll(async () => (await placeOf(ground.callum)).note).toBe('Rings the bell\nComes by bus')
  await expect(theirs!).toHaveValue('Rings the bell\nComes by bus')
  await expect(page.locator('.their-note')).toHaveCount(0)
  await other.context().close()
})

test('a finger that stays picks it up; one that goes on scrolls', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1024, height: 900 }, hasTouch: true })
  const page = await context.newPage()
  await arrive(page, 'Bev Touch')
  const box = await cardOf(page, 'Callum Reid').boundingBox()
  const from = { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 6 }
  const client = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [from])
  await expect(inHand(page)).toBeVisible()
  const to = await pointAt(page, 'Ben Birch', 690)
  await touch('touchMove', [{ x: from.x + 10, y: from.y + 10 }])
  await touch('touchMove', [to])
  await expect(tip(page)).toHaveText('11:30 to 12:00 fits')
  await touch('touchEnd', [])
  await expect(says(page)).toContainText('Moved Callum Reid')
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(690), practitioner: ground.ben })
  await context.close()
})

test('ten columns are read at 1366 pixels, with the day alone and with a panel', async ({ page }) => {
  const { createPractitioner } = await import('@/tests/factories/people')
  const names = ['Anneliese Hart', 'Tom Adeyemi', 'Ruth Kavanagh', 'Dev Malhotra', 'Sioned Price', 'Marcus Lindqvist', 'Mei-Lin Chow']
  for (const name of names) {
    const { id } = await createPractitioner({ name, traits: ['sundays', 'mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays'], clinic: ground.clinic })
    await ground.book(id, 615, 'Siobhan Brady').catch(() => undefined)
  }
  await arrive(page, 'Bev Wide')
  await expect(page.locator('.head')).toHaveCount(10)
  await assertNoSidewaysScroll(page)
  const fits = () => page.locator('.sheet').evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth)
  expect(await fits()).toBe(true)
  const cut = await page.locator('.head b').evaluateAll((heads) => heads.filter((head) => head.scrollWidth > head.clientWidth).length)
  expect(cut).toBe(0)
  await cardOf(page, 'Callum Reid').click()
  await expect(openedName(page)).toHaveText('Callum Reid')
  await assertNoSidewaysScroll(page)
  expect(await fits()).toBe(true)
})

test('without a script the list moves it, and the line undoes it', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await comeIn(page, await ground.desk('Bev Plain'), `${ground.address}&open=${ground.callum}&do=move`)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Move it here' }).click()
  await expect(says(page)).toContainText('Moved Callum Reid to')
  expect((await placeOf(ground.callum)).version).toBe(2)
  await says(page).getByRole('button', { name: /Undo/ }).click()
  await expect(says(page).getByRole('button', { name: /Undo/ })).toHaveCount(0)
  expect(await placeOf(ground.callum)).toMatchObject({ start: ground.at(600), practitioner: ground.ann })
  await context.close()
})
