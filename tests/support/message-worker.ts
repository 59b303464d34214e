import { messagePorts } from '@/lib/jobs/message-ports'
import { letFinish } from '@/lib/jobs/let-finish'
import { disconnect } from '@/lib/store/client'
import { sendDueMessages } from '@/lib/use-cases/send-due-messages'

// A process that sends what is due at the moment NOW names, by the servers that its variables name, and ends; for tests that kill it.

const now = Number(process.env['NOW'])
let stopping = false
const sending = sendDueMessages({ now: () => now, ports: messagePorts(), stopping: () => stopping })
letFinish(async () => {
  stopping = true
  await sending
})
process.on('SIGTERM', () => process.exit(0)) // as Next does, as soon as its requests are answered
await sending
await disconnect()
