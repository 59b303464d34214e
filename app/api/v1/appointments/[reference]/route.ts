import { appointmentAnswer } from '@/app/api/_edge/appointment-answer'
import { methods } from '@/app/api/_edge/methods'
import { serveLink } from '@/app/api/_edge/serve'
import { endpoints } from '@/lib/adapters/endpoints'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ GET: serveLink(endpoints.readAppointment, appointmentAnswer) })
