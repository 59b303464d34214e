import type { Actor } from '@/lib/auth/actor'
import { slugOf } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { readRecords } from '@/lib/store/practice-records'
import { writeClinic, writeRooms } from '@/lib/store/practice-writes'
import { passStep } from '@/lib/store/set-up'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { managerOf, overtaken, recordChange, wrong } from './manage-ground'

export interface RoomsInput {
  clinic: string
  seen: number
  /** By their id; null is a new one. A room that is named nowhere any more is taken out. */
  rooms: readonly { id: string | null; name: string; field: string }[]
}

/** Whether these are the rooms already, by their names: a new one that was sent twice has its id by now. */
const isSaid = (now: readonly { id: string; name: string }[], rooms: RoomsInput['rooms']): boolean => now.length === rooms.length
  && rooms.every(({ id, name }) => now.some((one) => one.name === name && (id === null || one.id === id)))

/**
 * A clinic's rooms, all of them. Refusals: `forbidden`, `not-found`, `record-changed`, `invalid` by field: two of one name, or a
 * room taken out that sessions or appointments are in.
 */
export async function keepRooms(actor: Actor, { clinic, seen, rooms }: RoomsInput, now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const twice = rooms.find(({ name }, i) => rooms.findIndex((one) => one.name.toLowerCase() === name.toLowerCase()) !== i)
  if (twice) return wrong(twice.field, 'Another room has this name. Give each its own.')
  const kept = await transact<boolean>(async (tx) => {
    await lockSetup(tx)
    const { clinics } = await readRecords(tx)
    const before = clinics.find(({ id }) => id === clinic)
    if (!before) return refused({ reason: 'not-found' })
    if (rooms.length > 0 && isSaid(before.rooms, rooms)) return done(true)
    const gone = before.rooms.filter(({ id }) => !rooms.some((one) => one.id === id))
    const inUse = gone.find(({ used }) => used)
    if (inUse) return wrong(`room-${inUse.id}`, `Somebody has sessions or appointments in ${inUse.name}. Move those first, then take it out.`)
    if (!(await writeClinic(tx, clinic, seen, {}))) return done(false)
    const taken = clinics.flatMap((one) => one.rooms.map(({ id }) => id))
    const named = rooms.map(({ id, name }) => {
      if (id !== null && before.rooms.some((one) => one.id === id)) return { id, name }
      const own = slugOf(`${clinic} ${name}`, taken)
      taken.push(own)
      return { id: own, name }
    })
    await writeRooms(tx, clinic, named, gone.map(({ id }) => id))
    if (named.length === 0) await passStep(tx, 'rooms')
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ')
    await recordChange(tx, 'set-rooms', manager, `clinic ${clinic}`, { 'rooms was': names(before.rooms), 'rooms is': names(named) }, now, clinic)
    return done(true)
  })
  return !kept.ok ? kept : kept.value ? done(null) : overtaken(`clinic ${clinic}`, now)
}
