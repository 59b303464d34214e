import { actedAnswer } from '@/app/api/_edge/appointment-answer'
import { methods } from '@/app/api/_edge/methods'
import { serveStaff } from '@/app/api/_edge/serve'
import { endpoints } from '@/lib/adapters/endpoints'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serveStaff(endpoints.releaseAppointment, async (call) =>
    actedAnswer(call, await actOnAppointment(call.actor, { ...call.params, ...call.body, verb: 'release' }, call.now))),
})
