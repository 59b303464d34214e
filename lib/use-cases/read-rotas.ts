import type { Actor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import type { ClinicSession } from '@/lib/core/practice-state'
import { done, refused, type Result } from '@/lib/core/result'
import { rotaRows, type RotaRow } from '@/lib/core/rota-rows'
import type { PractitionerView, ProfessionView } from '@/lib/core/views'
import { readSetup } from '@/lib/store/setup'

export interface RotasView {
  people: PractitionerView[]
  professions: ProfessionView[]
  clinics: { id: string; place: string; mine: boolean; rooms: { id: string; name: string }[] }[]
  /** Of everybody, as they stand. */
  sessions: ClinicSession[]
  /** Of the one that was asked for. */
  person: PractitionerView | null
  rows: RotaRow[]
}

/** Everybody's rota, and one person's row by row; with no name given that of the first. Refusals: `forbidden`, `not-found`. */
export async function readRotas(actor: Actor, input: { practitioner?: string | undefined }): Promise<Result<RotasView>> {
  const scopes: string[] = clinicScopes(actor, 'practice.change')
  if (scopes.length === 0) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const { practitioners: people, professions, sessions } = setup
  const person = input.practitioner === undefined ? people[0] ?? null : people.find(({ id }) => id === input.practitioner)
  if (person === undefined) return refused({ reason: 'not-found' })
  const clinics = setup.clinics.map(({ id, place }) => ({
    id, place, mine: scopes.includes(id), rooms: setup.rooms.filter(({ clinic }) => clinic === id).map(({ id: room, name }) => ({ id: room, name })),
  }))
  return done({ people, professions, clinics, sessions, person, rows: rotaRows(sessions.filter(({ practitioner }) => practitioner === person?.id)) })
}
