import { randomUUID } from 'node:crypto'
import type { Instant } from '@/lib/core/time'
import { toIso } from '@/lib/core/time'
import { db, type Db } from './client'

/** Browsers on which somebody signed in before. */

/** So many of one account are remembered: the last ones used. */
export const mostDevices = 20

export interface DeviceRow {
  id: string
  staff: string
}

/**
 * This browser's device of the account with this email (in lower case). One statement, whether
 * there is such an account or not.
 */
export async function findDevice(
  secretHash: Buffer<ArrayBuffer>,
  email: string,
): Promise<DeviceRow | null> {
  const [row] = await db().$queryRaw<
    DeviceRow[]
  >`select device.id, device.staff_id as staff from staff_device device
    join staff on staff.id = device.staff_id
    where device.secret_hash = ${secretHash}::bytea and staff.email = ${email}`
  return row ?? null
}

/** The same by the account's id. */
export async function findDeviceOf(
  secretHash: Buffer<ArrayBuffer>,
  staff: string,
): Promise<DeviceRow | null> {
  const row = await db().staffDevice.findUnique({
    where: { secretHash_staffId: { secretHash, staffId: staff } },
    select: { id: true },
  })
  return row && { id: row.id, staff }
}

/**
 * Whether we made this secret, for whatever account: another one is never taken over from a
 * browser.
 */
export const isDevice = async (tx: Db, secretHash: Buffer<ArrayBuffer>): Promise<boolean> =>
  (await tx.staffDevice.count({ where: { secretHash }, take: 1 })) > 0

/**
 * They signed in on it just now. Answers whether it is a new one of theirs; the oldest go where
 * there are too many.
 */
export async function keepDevice(
  tx: Db,
  device: { staff: string; secretHash: Buffer<ArrayBuffer> },
  now: Instant,
): Promise<{ id: string; isNew: boolean }> {
  const { staff, secretHash } = device
  const [row] = await tx.$queryRaw<{ id: string; isNew: boolean }[]>`
    insert into staff_device (id, staff_id, secret_hash, made_at, last_used_at)
    values (${randomUUID()}::uuid, ${staff}::uuid, ${secretHash}::bytea,
      ${toIso(now)}::timestamptz, ${toIso(now)}::timestamptz)
    on conflict (secret_hash, staff_id) do update set last_used_at = excluded.last_used_at
    returning id, (xmax = 0) as "isNew"`
  if (!row) throw new Error('a device was expected')
  if (row.isNew) {
    await tx.$executeRaw`delete from staff_device where id in (
      select id from staff_device where staff_id = ${staff}::uuid and id <> ${row.id}::uuid
      order by last_used_at desc, id offset ${mostDevices - 1})`
  }
  return row
}

/**
 * They are strangers' again: all of an account's, or that of one session, but never the one that
 * session `but` is on.
 */
export async function dropDevices(
  tx: Db,
  staff: string,
  { of, but }: { of?: string; but?: string } = {},
): Promise<void> {
  await tx.staffDevice.deleteMany({
    where: {
      staffId: staff,
      ...(of !== undefined && { sessions: { some: { id: of } } }),
      ...(but !== undefined && { NOT: { sessions: { some: { id: but } } } }),
    },
  })
}

