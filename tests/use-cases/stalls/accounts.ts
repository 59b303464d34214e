import { randomUUID } from 'node:crypto'
import { generateSync } from 'otplib'
import { staffLinkToken } from '@/lib/auth/staff-link'
import { proposedSecret } from '@/lib/auth/totp'
import { db } from '@/lib/store/client'
import { findKey } from '@/lib/use-cases/find-key'
import { findStaff } from '@/lib/use-cases/find-staff'
import { finishSignIn } from '@/lib/use-cases/finish-sign-in'
import {
  changePassword,
  endOwnSession,
  makeCodes,
  proveByPassword,
  setUpApp,
  workAs,
} from '@/lib/use-cases/keep-account'
import {
  disablePerson,
  endSessionsOf,
  invitePerson,
  readPeople,
  resetFactor,
  sendLink,
  setRoles,
} from '@/lib/use-cases/manage-people'
import { removePasskey } from '@/lib/use-cases/own-passkeys'
import { askForReset, setByLink } from '@/lib/use-cases/set-password'
import { signIn } from '@/lib/use-cases/sign-in'
import { signOut } from '@/lib/use-cases/sign-out'
import { account } from '../../auth/accounts'
import { createKey } from '../../factories/keys'
import { desk, freshAddress, monday, password, signedIn, type Rows } from './fixture'

const minute = 60_000
const next = 'kettle barnacle moss ivy'
const reception = [{ role: 'reception' as const, clinic: 'hall-green' }]
const codeAt = (secret: string, now: number): string =>
  generateSync({ secret, epoch: Math.floor(now / 1_000) })

async function withApp() {
  const who = await signedIn()
  const secret = proposedSecret(who.actor.id, who.actor.sessionId, null)
  const set = await setUpApp(who.actor, { code: codeAt(secret, monday) }, monday)
  if (!set.ok) throw new Error(set.refusal.reason)
  return { ...who, secret }
}

/** Who signs in, and what is theirs. */
export const accounts: Rows = {
  signIn: async () => {
    const { email } = await account()
    return () => signIn({ email, password, address: freshAddress() }, monday)
  },
  finishSignIn: async () => {
    const { email, secret } = await withApp()
    const now = monday + minute
    const first = await signIn({ email, password, address: freshAddress() }, now)
    if (first.ok || first.refusal.reason !== 'code-needed') throw new Error('no code was asked for')
    const { half } = first.refusal
    return () => finishSignIn({ half, code: codeAt(secret, now), address: freshAddress() }, now)
  },
  findStaff: async () => {
    const { secret } = await signedIn()
    return () => findStaff(secret, monday + 5 * minute)
  },
  findKey: async () => {
    const { key } = await createKey({ now: monday })
    return () => findKey(key, monday + minute)
  },
  signOut: async () => {
    const { secret } = await signedIn()
    return () => signOut(secret, monday)
  },
  askForReset: async () => {
    const { email } = await account()
    const address = freshAddress()
    return () => askForReset({ email, address }, monday)
  },
  setByLink: async () => {
    const { id } = await account()
    await sendLink(desk.mona, { staff: id, purpose: 'reset' }, monday)
    const { id: link } = await db().staffLink.findFirstOrThrow({ where: { staffId: id } })
    return () => setByLink({ token: staffLinkToken(link), next, address: freshAddress() }, monday)
  },
  // Without a mail server the link is shown, which is an event.
  readPeople: async () => {
    const { id } = await account()
    await sendLink(desk.mona, { staff: id, purpose: 'reset' }, monday)
    return () => readPeople(desk.mona, monday, id)
  },
  changePassword: async () => {
    const { actor } = await signedIn()
    return () => changePassword(actor, { password, next }, { address: freshAddress() }, monday)
  },
  proveByPassword: async () => {
    const { actor } = await signedIn()
    return () => proveByPassword(actor, { password }, { address: freshAddress() }, monday + minute)
  },
  setUpApp: async () => {
    const { actor } = await signedIn()
    return () =>
      setUpApp(actor, { code: codeAt(proposedSecret(actor.id, actor.sessionId, null), monday) }, monday)
  },
  makeCodes: async () => {
    const { actor } = await withApp()
    return () => makeCodes(actor, monday)
  },
  removePasskey: async () => {
    const { actor } = await signedIn()
    const id = randomUUID()
    await db().staffPasskey.create({
      data: {
        id,
        staffId: actor.id,
        name: 'Desk',
        publicKey: new Uint8Array([1]),
        counter: 0,
        madeAt: new Date(monday),
      },
    })
    return () => removePasskey(actor, { id }, monday)
  },
  endOwnSession: async () => {
    const { actor, email } = await signedIn()
    await signIn({ email, password, address: freshAddress() }, monday)
    return () => endOwnSession(actor, { session: null }, monday)
  },
  workAs: async () => {
    const { actor } = await signedIn('manager')
    return () =>
      workAs({ ...actor, roles: ['manager', 'reception'] }, { role: 'reception' }, monday)
  },
  invitePerson: async () => () =>
    invitePerson(
      desk.mona,
      {
        name: 'Rosa Field',
        email: `${randomUUID()}@example.org`,
        grants: reception,
        practitioner: null,
      },
      monday,
    ),
  setRoles: async () => {
    const { id } = await account()
    const grants = [{ role: 'reception' as const, clinic: 'tamworth' }]
    return () => setRoles(desk.mona, { staff: id, grants, practitioner: null }, monday)
  },
  sendLink: async () => {
    const { id } = await account()
    return () => sendLink(desk.mona, { staff: id, purpose: 'reset' }, monday)
  },
  resetFactor: async () => {
    const { actor } = await withApp()
    return () => resetFactor(desk.mona, { staff: actor.id }, monday)
  },
  disablePerson: async () => {
    const { id } = await account()
    return () => disablePerson(desk.mona, { staff: id, disabled: true }, monday)
  },
  endSessionsOf: async () => {
    const { actor } = await signedIn()
    return () => endSessionsOf(desk.mona, { staff: actor.id }, monday)
  },
}
