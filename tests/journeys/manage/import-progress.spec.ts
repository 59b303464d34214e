import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { db } from '@/lib/store/client'
import { finishImport } from '@/lib/use-cases/finish-import'
import { arrive } from '../pages/arrival'
import { comeIn } from '../pages/staff-pages'
import { clinic } from '../reception/desk'
import { makeManager } from './messages-ground'

// A long file: how far it has come is on its page, which reads itself.

/** Four pieces, of which one is made. */
async function acceptedFile(fileName: string): Promise<string> {
  const staff = await db().staff.findFirstOrThrow()
  const counts = {
    rows: 2_000,
    made: 2_000,
    joined: 0,
    appointments: 0,
    warned: 0,
    left: {},
    wrong: 0,
    problems: 0,
  }
  const { id } = await db().import.create({
    data: {
      id: crypto.randomUUID(),
      kind: 'patients',
      clinicId: clinic,
      state: 'applied',
      fileName,
      reading: { encoding: 'UTF-8', separator: ',', past: 0 },
      columns: [],
      rowCount: 2_000,
      staffId: staff.id,
      readAt: new Date(now()),
      closedById: staff.id,
      closedAt: new Date(now()),
      outcome: { counts, problems: [] },
    },
  })
  const work = { import: id, at: now(), patients: [], fills: [], visits: [], keys: [], events: [] }
  const piece = { work, practitioners: [], rooms: [] }
  await db().importPiece.createMany({
    data: [1, 2, 3].map((place) => ({ importId: id, place, work: piece })),
  })
  return id
}

/** While `look` looks nobody goes on with the file. */
const heldUp = (id: string, look: () => Promise<void>): Promise<void> =>
  db().$transaction(
    async (tx) => {
      await tx.$executeRaw`set local idle_in_transaction_session_timeout = '30s'`
      await tx.$queryRaw`select 1 from import where id = ${id}::uuid for update`
      await look()
    },
    { timeout: 30_000 },
  )

async function open(page: Page, name: string): Promise<string> {
  const fileName = `${name} ${crypto.randomUUID()}.csv`
  const id = await acceptedFile(fileName)
  await heldUp(id, async () => {
    await comeIn(page, await makeManager(name), `/manage/import/${id}`)
    await arrive(page, fileName)
    await expect(page.getByRole('heading', { name: 'Being imported' })).toBeVisible()
    await expect(page.getByLabel('Added so far')).toHaveAttribute('value', '25')
    await expect(page.getByText('25%', { exact: true })).toBeVisible()
  })
  return id
}

const gone = (page: Page) => page.getByText('What stood in the file is deleted.')

test('how far a long file has come is on its page, until all of it is made', async ({ page }) => {
  const id = await open(page, 'Mona Long')
  await finishImport(id, now())
  await expect(gone(page)).toBeVisible()
  await expect(page.getByLabel('Added so far')).toHaveCount(0)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })
  test('it is looked at again by a link', async ({ page }) => {
    const id = await open(page, 'Mona Patient')
    await finishImport(id, now())
    await page.getByRole('link', { name: 'Look again' }).click()
    await expect(gone(page)).toBeVisible()
  })
})

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } })
  test('nothing scrolls sideways', async ({ page }) => {
    await open(page, 'Mona Small')
  })
})
