import type { StaffActor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import type { NamedThing } from '@/lib/core/import/settings'
import { readSetup } from '@/lib/store/setup'

/** Who and what names of a file can mean, in the order of the practice. Clinics of the actor's alone. */
export async function readThings(actor: StaffActor): Promise<Record<NamedThing, { id: string; name: string }[]>> {
  const { practitioners, services, clinics } = await readSetup()
  const mine: string[] = clinicScopes(actor, 'import.run')
  const brief = ({ id, name }: { id: string; name: string }) => ({ id, name })
  return { practitioner: practitioners.map(brief), service: services.map(brief), clinic: clinics.filter(({ id }) => mine.includes(id)).map(brief) }
}
