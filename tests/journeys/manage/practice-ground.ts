import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { Client } from 'pg'
import { seed } from '@/lib/run/demo'
import { createTestDatabase } from '@/tests/support/database'
import { startServer, type TestServer } from '@/tests/support/server'
import { record } from '../pages/flight-recorder'
import { passTheDoor, type Account } from '../pages/staff-pages'
import { beginning } from './set-up-ground'

/** A seeded practice of its own: what a manager changes here, other tests would stumble over. */
export interface OwnPractice {
  server: TestServer
  manager: Account
  query: <T extends object>(text: string, values?: unknown[]) => Promise<T[]>
  end: () => Promise<void>
}

export async function ownPractice(): Promise<OwnPractice> {
  const database = await createTestDatabase()
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'plumbline-practice-'))
  const clock = { PLUMBLINE_NOW: beginning, PLUMBLINE_TEST: '1' }
  await seed(database, [], { PLUMBLINE_DATA_DIR: dataFolder, ...clock }, true)
  const server = await startServer({ database, dataFolder, env: clock })
  const manager = (JSON.parse(readFileSync(`${dataFolder}/demo-accounts.json`, 'utf8')) as Account[]).find(({ role }) => role === 'manager')
  if (!manager) throw new Error('nobody manages the demo')
  const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => {
    const client = new Client({ connectionString: database.ownerUrl })
    await client.connect()
    try {
      return (await client.query<T>(text, values)).rows
    } finally {
      await client.end()
    }
  }
  return {
    server, manager, query,
    end: async () => {
      await server.stop()
      await database.drop()
    },
  }
}

/** The manager at a page, through the door. */
export async function managerAt(browser: Browser, { server, manager }: OwnPractice, to: string, more: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 }, ...more })).newPage()
  record(page)
  await page.goto('/signin')
  await passTheDoor(page, manager)
  await page.goto(to)
  return page
}

export const unique = (word: string): string => `${word} ${randomUUID().slice(0, 6)}`
