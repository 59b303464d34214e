import { actedAnswer } from '@/app/api/_edge/appointment-answer'
import { methods } from '@/app/api/_edge/methods'
import { serveLink } from '@/app/api/_edge/serve'
import { endpoints } from '@/lib/adapters/endpoints'
import { moveAppointment } from '@/lib/use-cases/move-appointment'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serveLink(endpoints.moveAppointment, async (call) =>
    actedAnswer(call, await moveAppointment(call.actor, { ...call.params, ...call.body }, call.now))),
})
