import { jsonAnswer } from '@/app/api/_edge/answer'
import { measured } from '@/app/api/_edge/measured'
import { methods } from '@/app/api/_edge/methods'
import { now } from '@/lib/clock'
import { gatherHealth } from '@/lib/use-cases/gather-health'

export const dynamic = 'force-dynamic'
/** What this server knows of itself, for npm run doctor: numbers, instants and codes alone. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: measured(async () => jsonAnswer((await gatherHealth(now())).facts)),
})
