import type { Actor } from '@/lib/auth/actor'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { dropPhoto, findPhoto, isPhoto, isPractitioner, writePhoto } from '@/lib/store/photos'
import { transact } from '@/lib/store/transact'
import { managerOf, recordChange, wrong } from './manage-ground'
import { smallPicture } from './small-picture'

const said = {
  missing: 'Choose a picture first.', large: 'This file is larger than 4 MB. Choose a smaller one.', kind: 'This is no JPEG, PNG or WebP picture. Choose another file.',
}

export interface PhotoInput {
  practitioner: string
  /** What was sent; `none`: the photo is taken out. */
  file: Uint8Array | 'missing' | 'large' | 'none'
}

/** A practitioner's photo, made anew and small, or taken out. Refusals: `forbidden`, `not-found`, `invalid` (no file, too large, no picture). */
export async function keepPhoto(actor: Actor, { practitioner, file }: PhotoInput, now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  if (file === 'missing' || file === 'large') return wrong('photo', said[file])
  const picture = file === 'none' ? null : await smallPicture(file)
  if (file !== 'none' && !picture) return wrong('photo', said.kind)
  return transact<null>(async (tx) => {
    if (!(await isPractitioner(tx, practitioner))) return refused({ reason: 'not-found' })
    if (await isPhoto(tx, practitioner, picture)) return done(null) // it is there already, or none is
    const had = picture ? await writePhoto(tx, practitioner, picture, now) : await dropPhoto(tx, practitioner)
    await recordChange(tx, 'set-photo', manager, `practitioner ${practitioner}`, { 'photo was': had, 'photo is': picture !== null }, now)
    return done(null)
  })
}

/** The photo of somebody who treats here, as patients see it; null where there is none. Anybody may ask. */
export const readPhoto = (practitioner: string) => findPhoto(practitioner)
