import type { Instant } from '@/lib/core/time'
import { withProgress } from '@/lib/run/progress.mjs'
import type { PrismaClient } from '@/lib/store/generated/client'
import type { DemoAccount } from './accounts'
import { planDemo } from './plan'
import { nothingWritten, writeDemo } from './write'

/** The database holds a practice: it is left as it is. */
export class SeededAlready extends Error {
  override name = 'SeededAlready'
}

/** The demo practice as of `now`, all of it or nothing. Answers how the demo staff sign in. */
export async function seedDemo(db: PrismaClient, now: Instant): Promise<DemoAccount[]> {
  if (await db.practice.count() > 0) {
    throw new SeededAlready('This database holds a practice already, so nothing was seeded. Seed an empty one.')
  }
  const plan = planDemo(now)
  const written = nothingWritten(plan)
  const what = { label: 'Making the demo practice', unit: 'rows' }
  const limits = { timeout: 120_000, maxWait: 10_000 }
  return withProgress(what, () => written, () =>
    db.$transaction((tx) => writeDemo(tx, plan, now, written), limits))
}
