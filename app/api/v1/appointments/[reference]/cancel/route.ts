import { actedAnswer } from '@/app/api/_edge/appointment-answer'
import { methods } from '@/app/api/_edge/methods'
import { serveLink } from '@/app/api/_edge/serve'
import { endpoints } from '@/lib/adapters/endpoints'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serveLink(endpoints.cancelAppointment, async (call) =>
    actedAnswer(call, await cancelAppointment(call.actor, { ...call.params, ...call.body }, call.now))),
})
