import { jsonAnswer } from '@/app/api/_edge/answer'
import { methods } from '@/app/api/_edge/methods'
import { servePublic } from '@/app/api/_edge/serve'
import { endpoints } from '@/lib/adapters/endpoints'
import { wireClinic } from '@/lib/adapters/wire'
import { readClinics } from '@/lib/use-cases/read-clinics'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: servePublic(endpoints.listClinics, async ({ now }) =>
    jsonAnswer({ clinics: (await readClinics(now)).map((clinic) => wireClinic(clinic, now)) })),
})
