import { jsonAnswer, refusalAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { serveStaff } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { wireDiary } from '@/lib/adapters/wire'
import { readClinicDay } from '@/lib/use-cases/read-diary'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serveStaff(endpoints.readDiary, async ({ actor, query, now }) => {
    const diary = await readClinicDay(actor, { clinic: query.clinic, day: query.date }, now)
    return diary.ok ? jsonAnswer(wireDiary(diary.value)) : refusalAnswer(diary.refusal, await zoneOf(query.clinic, now))
  }),
})
