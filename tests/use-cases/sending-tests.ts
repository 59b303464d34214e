import type { StaffActor } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { sendTest, type TestInput, type TestResult } from '@/lib/use-cases/send-test'
import { monday } from './small-practice'

/** Where tests of test messages send them. */
export const to = 'mo@example.org'

/** What came of a test message that nothing of ours refused. */
export async function sentBy(
  actor: StaffActor,
  input: Partial<TestInput> = {},
  now: Instant = monday,
): Promise<TestResult> {
  const all = { clinic: 'hall-green', channel: 'email' as const, to, ...input }
  const result = await sendTest(actor, all, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value
}
