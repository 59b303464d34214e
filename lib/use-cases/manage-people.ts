import { randomUUID } from 'node:crypto'
import type { Actor, StaffActor, StaffRole } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { idleMs, inviteMs, longestMs, resetMs } from '@/lib/auth/session-limits'
import { staffLinkOf } from '@/lib/auth/staff-link'
import { config } from '@/lib/config'
import { done, refused, type Result } from '@/lib/core/result'
import { toIso, type Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import {
  findInvited, findPerson, findRoles, isDisabled, isLinkSentSince, isLinkShownTo, listPeople, openSessions, otherManagers, setDisabled, writeGrants, writeLink,
  writePerson, type Grant, type OpenSession, type PersonRow,
} from '@/lib/store/people'
import { dropFactors } from '@/lib/store/second-factors'
import { dropDevices } from '@/lib/store/staff-devices'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'
import { isRecent as isProved, requireRecent } from './require-recent'
import { deskOf, shutOut } from './shut-out'
import { eventActorOf } from './subject'

const may = (actor: Actor, action: 'people.read' | 'people.manage'): actor is StaffActor =>
  actor.kind === 'staff' && clinicScopes(actor, action).length > 0

export interface PersonView extends PersonRow {
  /** To be handed over: no mail server is set, so that nobody else brings it. */
  linkToHand: string | null
}

/** The link, for whoever hands it over. It opens the account: that they were shown it is an event, once. */
async function handOver(actor: StaffActor, staff: string, link: string, now: Instant): Promise<string> {
  await transact<null>(async (tx) => {
    if (!await isLinkShownTo(tx, link, actor.id)) await accountEvent(tx, actor, 'staff.hand-link', { staff, link }, now)
    return done(null)
  })
  return staffLinkOf(link)
}

/** Everybody who has an account; `open`: whose is opened on the screen. Refusal: `forbidden`. */
export async function readPeople(actor: Actor, now: Instant, open: string | null = null): Promise<Result<{ people: PersonView[]; isRecent: boolean }>> {
  if (!may(actor, 'people.read')) return refused({ reason: 'forbidden' })
  const isRecent = await isProved(actor, now)
  const hands = isRecent && config().SMTP_URL === undefined
  const people = (await listPeople(now)).map((row): PersonView => ({ ...row, linkToHand: null }))
  const opened = hands ? people.find(({ id, link }) => id === open && link !== null) : undefined
  if (opened?.link) opened.linkToHand = await handOver(actor, opened.id, opened.link.id, now)
  return done({ people, isRecent })
}

/** The sessions that somebody has open. Refusal: `forbidden`. */
export async function readSessionsOf(actor: Actor, input: { staff: string }, now: Instant): Promise<Result<OpenSession[]>> {
  return may(actor, 'people.read') ? done(await openSessions(input.staff, now - longestMs, now - idleMs)) : refused({ reason: 'forbidden' })
}

interface Roles {
  grants: readonly Grant[]
  /** Who of those who treat they are. */
  practitioner: string | null
}

const order: readonly StaffRole[] = ['manager', 'reception', 'practitioner']
/** Who of those who treat they are is kept where they are granted to treat alone. */
const treatsAs = ({ grants, practitioner }: Roles): string | null => (grants.some(({ role }) => role === 'practitioner') ? practitioner : null)
const inOrder = (grants: readonly Grant[]): Grant[] => [...grants].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))

function wrongRoles({ grants, practitioner }: Roles): Result<never> | null {
  const invalid = (path: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [path], message }] })
  if (grants.length === 0) return invalid('roles', 'Choose at least one role.')
  return grants.some(({ role }) => role === 'practitioner') && practitioner === null ? invalid('practitioner', 'Choose who of the practitioners they are.') : null
}

async function mailLink(tx: Db, by: StaffActor, staff: string, purpose: 'invite' | 'reset', now: Instant): Promise<void> {
  const link = { id: randomUUID(), staff, purpose, until: now + (purpose === 'invite' ? inviteMs : resetMs) }
  await writeLink(tx, link, now)
  await accountEvent(tx, by, `staff.${purpose}`, { staff, link: link.id, until: toIso(link.until) }, now)
}

const sayingOf = (grants: readonly Grant[]): string => grants.map(({ role, clinic }) => `${role} ${clinic ?? ''}`).sort().join()

/** The same person, invited to the same and not come yet: a second press, or a colleague was quicker. */
async function invitedAlready(tx: Db, input: Roles & { name: string; email: string }): Promise<Result<string> | null> {
  const known = await findInvited(tx, input.email.toLowerCase())
  return known?.name === input.name && sayingOf(known.grants) === sayingOf(input.grants) && known.practitioner === treatsAs(input)
    ? done(known.id) : null
}

/**
 * An account for somebody, and a link by mail with which they set its password. Answers its id. Refusals: `forbidden`, `prove-again`,
 * `invalid` (no role, no practitioner chosen, or the address has an account).
 */
export async function invitePerson(actor: Actor, input: Roles & { name: string; email: string }, now: Instant): Promise<Result<string>> {
  if (!may(actor, 'people.manage')) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'people.manage', now)
  if (late) return refused(late)
  const wrong = wrongRoles(input)
  if (wrong) return wrong
  const [id, grants] = [randomUUID(), inOrder(input.grants)]
  return transact<string>(async (tx) => {
    const made = await writePerson(tx, { id, name: input.name, email: input.email.toLowerCase(), role: grants[0]?.role ?? 'reception', practitioner: treatsAs(input) }, now)
    if (!made) return await invitedAlready(tx, input) ?? refused({ reason: 'invalid', errors: [{ path: ['email'], message: 'Somebody has an account with that address.' }] })
    await writeGrants(tx, id, grants, treatsAs(input))
    await mailLink(tx, actor, id, 'invite', now)
    return done(id)
  })
}

/** One change of somebody's account. Refusals: `forbidden`, `prove-again`, `not-found`, and what `work` refuses. */
async function change(actor: Actor, staff: string, now: Instant, work: (tx: Db, by: StaffActor) => Promise<Result<null>>): Promise<Result<null>> {
  if (!may(actor, 'people.manage')) return refused({ reason: 'forbidden' })
  const late = await requireRecent(actor, 'people.manage', now)
  if (late) return refused(late)
  return transact<null>(async (tx) => (await findPerson(tx, staff) ? work(tx, actor) : refused({ reason: 'not-found' })))
}

/** What they may work as from now on; who is signed in is signed out. Refusals as above, `invalid`, `last-manager`. */
export function setRoles(actor: Actor, input: Roles & { staff: string }, now: Instant): Promise<Result<null>> {
  const { staff } = input
  return change(actor, staff, now, async (tx, by) => {
    const wrong = wrongRoles(input)
    if (wrong) return wrong
    const grants = inOrder(input.grants)
    const before = await findRoles(tx, staff)
    if (sayingOf(before.grants) === sayingOf(grants) && before.practitioner === treatsAs(input)) return done(null) // they are so already
    if (!grants.some(({ role }) => role === 'manager') && await otherManagers(tx, staff) === 0) return refused({ reason: 'last-manager' })
    await writeGrants(tx, staff, grants, treatsAs(input))
    // In the session that they are in they stay, as what they still are.
    await shutOut(tx, { staff, by: eventActorOf(by), but: by.sessionId, ...(staff === by.id && { desk: deskOf(grants, by.clinics) }) }, now)
    await accountEvent(tx, by, 'staff.roles', { staff, roles: grants.map(({ role, clinic }) => [role, clinic].filter(Boolean).join(' ')).join(', ') }, now)
    return done(null)
  })
}

/** A link that was sent within it isn't sent again. */
const samePressMs = 60_000

/** A link by mail to set a password: again where they never did, or anew; pressed twice, one goes. The second factor stays. */
export const sendLink = (actor: Actor, { staff, purpose }: { staff: string; purpose: 'invite' | 'reset' }, now: Instant): Promise<Result<null>> =>
  change(actor, staff, now, async (tx, by) => {
    if (await isLinkSentSince(tx, staff, purpose, now - samePressMs)) return done(null)
    await mailLink(tx, by, staff, purpose, now)
    return done(null)
  })

/** Takes every second factor away and ends their sessions; they are told by mail. */
export const resetFactor = (actor: Actor, { staff }: { staff: string }, now: Instant): Promise<Result<null>> =>
  change(actor, staff, now, async (tx, by) => {
    const dropped = await dropFactors(tx, staff)
    const ended = await shutOut(tx, { staff, by: eventActorOf(by) }, now)
    await dropDevices(tx, staff)
    if (dropped + ended === 0) return done(null) // they are gone already
    await accountEvent(tx, by, 'second-factor.reset', { staff }, now)
    return done(null)
  })

/** Shuts the account at once, sessions and live streams with it, or opens it again. Refusal besides: `last-manager`. */
export const disablePerson = (actor: Actor, { staff, disabled }: { staff: string; disabled: boolean }, now: Instant): Promise<Result<null>> =>
  change(actor, staff, now, async (tx, by) => {
    if (await isDisabled(tx, staff) === disabled) return done(null) // it is so already
    if (disabled && await otherManagers(tx, staff) === 0) return refused({ reason: 'last-manager' })
    await setDisabled(tx, staff, disabled ? now : null)
    if (disabled) {
      await shutOut(tx, { staff, by: eventActorOf(by) }, now)
      await dropDevices(tx, staff)
    }
    await accountEvent(tx, by, disabled ? 'staff.disable' : 'staff.enable', { staff }, now)
    return done(null)
  })

/** Ends every session of theirs; their devices are strangers' then. */
export const endSessionsOf = (actor: Actor, { staff }: { staff: string }, now: Instant): Promise<Result<null>> =>
  change(actor, staff, now, async (tx, by) => {
    const ended = await shutOut(tx, { staff, by: eventActorOf(by) }, now)
    await dropDevices(tx, staff)
    if (ended > 0) await accountEvent(tx, by, 'session.end', { staff, ended }, now)
    return done(null)
  })
