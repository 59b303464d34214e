import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { isDatabaseAway, isOutcomeUnknown } from '@/lib/adapters/database-away'
import { disconnect } from '@/lib/store/client'
import { holdSlot } from '@/lib/use-cases/hold-slot'
import { requestAppointment } from '@/lib/use-cases/request-appointment'
import { waitLong } from './patience'

// A process that asks for the starts of STARTS, all at once, in its own name as another server
// would; for tests that count what two of them let through. It waits for its turn on standard
// input, so that both begin together, and prints what came of each.

const { STARTS = '[]', NOW, WHAT, ADDRESS: address, PHONE: phone = '', EMAIL: email = '' } = process.env
const starts = JSON.parse(STARTS) as number[]
const now = Number(NOW)
const slot = { clinic: 'hall-green', service: 'first' }

const asked = (start: number) => WHAT === 'hold' ? holdSlot({ ...slot, start, address }, now)
  : requestAppointment({ from: { slot: { ...slot, start } }, patient: { name: 'Grace Whitlock', phone, email }, idempotencyKey: randomUUID(),
    bodyHash: 'ab'.repeat(32), source: 'api', address }, now)

waitLong()
/** On a busy machine the database may seem away for a moment: what was refused is asked again. */
async function askUntilTold(start: number): Promise<Awaited<ReturnType<typeof asked>>> {
  try {
    return await asked(start)
  } catch (error) {
    if (!isDatabaseAway(error) || isOutcomeUnknown(error)) throw error
    await pause(100)
    return askUntilTold(start)
  }
}

process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
const results = await Promise.all(starts.map(askUntilTold))
process.stdout.write(`${JSON.stringify(results.map((result) => (result.ok ? 'ok' : result.refusal.reason)))}\n`)
await disconnect()
process.exit(0) // what listens for changes would go on
