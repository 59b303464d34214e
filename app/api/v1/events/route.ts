import { refusalAnswer } from '@/app/api/_edge/answer'
import { eventStream } from '@/app/api/_edge/event-stream'
import { methods } from '@/app/api/_edge/methods'
import { serveStaff } from '@/app/api/_edge/serve'
import { zoneOf } from '@/app/api/_edge/zone'
import { endpoints } from '@/lib/adapters/endpoints'
import { clinicScope } from '@/lib/auth/can'
import { practiceActorOf } from '@/lib/auth/request-actor'
import { watchDatabase } from '@/lib/use-cases/database-answers'
import { isSameAuthority, markChanges, watchAccess, watchChanges } from '@/lib/use-cases/watch-changes'

export const dynamic = 'force-dynamic'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serveStaff(endpoints.watchEvents, async ({ request, actor, query, now }) => {
    const clinics = query.clinic === undefined ? actor.clinics : [query.clinic]
    if (clinics.some((clinic) => clinicScope(actor, 'changes.watch', clinic) === null)) {
      return refusalAnswer({ reason: 'forbidden' }, await zoneOf(query.clinic, now))
    }
    const since = request.headers.get('last-event-id') ?? query.since
    return eventStream(request.signal, {
      mark: markChanges,
      answering: watchDatabase,
      watch: (tell) => clinics.map((clinic) => {
        const watching = watchChanges(actor, { clinic, since }, () => tell(clinic))
        return watching.ok ? watching.value : () => {}
      }),
      watchAccess: (tell) => watchAccess(actor, tell),
      isOver: async () => !isSameAuthority(actor, await practiceActorOf(request, false)),
    })
  }),
})
