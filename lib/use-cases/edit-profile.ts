import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { boundSkills, changedParts, wrongSkills, type Profile, type ProfileView } from '@/lib/core/profile'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { forgetAll } from '@/lib/store/live'
import { lockProfile, writeProfile } from '@/lib/store/profiles'
import { readSetup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { transact } from '@/lib/store/transact'
import { overtaken, recordChange } from './manage-ground'

const seenOf = ({ about, skills, languages }: Profile): string =>
  createHash('sha256').update(JSON.stringify([about, skills, languages])).digest('base64url').slice(0, 16)

/** As events name what a manager changes of them as well: whoever was last is found under it. */
const recordOf = (practitioner: string): string => `practitioner ${practitioner}`

const ownOf = (actor: Actor): string | null => {
  const practitioner = actor.kind === 'staff' ? actor.practitionerId : null
  return practitioner !== null && can(actor, 'profile.edit', { practitioner }) ? practitioner : null
}

/** What patients read of the practitioner, and what of it they may change. Refusals: `forbidden`, `not-found` (they have left). */
export async function readMyProfile(actor: Actor): Promise<Result<ProfileView>> {
  const practitioner = ownOf(actor)
  if (practitioner === null) return refused({ reason: 'forbidden' })
  const setup = await readSetup()
  const person = setup.practitioners.find(({ id }) => id === practitioner)
  if (!person) return refused({ reason: 'not-found' })
  const { name, registration, about, skills, languages } = person
  return done({
    name, registration, about, skills, languages, bound: boundSkills(setup.services), seen: seenOf(person),
    professions: setup.professions.filter(({ id }) => person.professions.includes(id)).map((one) => one.name),
    clinics: person.clinics.map((id) => ({ id, place: clinicOf(setup, id).place })),
  })
}

/**
 * Changes what patients read of the practitioner; the event holds the new words. `seen` is of the profile that was read.
 * Refusals: `forbidden`, `not-found`, `record-changed` (a manager was quicker), `invalid` (`skills`: those that decide who is
 * booked with whom are the manager's).
 */
export async function editProfile(actor: Actor, { seen, ...profile }: Profile & { seen: string }, now: Instant): Promise<Result<null>> {
  const practitioner = ownOf(actor)
  if (practitioner === null || actor.kind !== 'staff') return refused({ reason: 'forbidden' })
  const editor = actor
  const { services } = await readSetup()
  const edited = await transact<null>(async (tx) => {
    const before = await lockProfile(tx, practitioner)
    if (!before) return refused({ reason: 'not-found' })
    if (seenOf(before) === seenOf({ ...before, ...profile })) return done(null) // it says so already
    if (seenOf(before) !== seen) return refused({ reason: 'record-changed', by: '', at: now })
    const errors = wrongSkills(before.skills, profile.skills, boundSkills(services))
    if (errors.length > 0) return refused({ reason: 'invalid', errors })
    const changed = changedParts(before, profile)
    if (changed.length === 0) return done(null)
    await writeProfile(tx, practitioner, profile)
    await recordChange(tx, 'profile', editor, recordOf(practitioner),
      { changed: changed.join(' '), about: profile.about, skills: profile.skills.join(' '), languages: profile.languages.join(', ') }, now)
    return done(null)
  })
  if (edited.ok) forgetAll()
  return edited.ok || edited.refusal.reason !== 'record-changed' ? edited : overtaken(recordOf(practitioner), now)
}
