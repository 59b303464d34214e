import { say } from './cannot-run.mjs'
import { leaveCluster, startCluster, testHome } from './cluster'
import { beforeEnd, endOnSignal } from './ending'
import { browserStep, steps, type Count, type Step } from './test-steps'

/** What a developer's shell says about a server of theirs must not reach the tests. */
const notForTests = [
  'DATABASE_URL', 'MIGRATE_DATABASE_URL', 'PORT', 'HOST', 'BASE_URL', 'AUTH_SECRET', 'SMTP_URL', 'MAIL_FROM', 'SMS_URL', 'SMS_ACCOUNT',
  'SMS_TOKEN', 'SMS_FROM', 'BANK_HOLIDAYS_URL', 'RATE_LIMIT_PER_MINUTE', 'TRUST_PROXY', 'PLUMBLINE_NOW', 'NODE_ENV',
]

async function counted({ name, run }: Step): Promise<Count> {
  say(`\n── ${name}`)
  const since = performance.now()
  let count: Count
  try {
    count = await run()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    count = { passed: 0, failed: 1 }
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  say(`── ${name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`)
  return count
}

/** `npm test`, and `npm run check`, which leaves the browser out. */
export async function run(words: string[]): Promise<number> {
  endOnSignal(130)
  for (const name of notForTests) Reflect.deleteProperty(process.env, name)
  beforeEnd(() => leaveCluster(testHome()))
  await startCluster(testHome())
  const total = { passed: 0, failed: 0 }
  for (const step of words.includes('--without-browser') ? steps : [...steps, browserStep]) {
    const { passed, failed } = await counted(step)
    total.passed += passed
    total.failed += failed
  }
  say(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}
