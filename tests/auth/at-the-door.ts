import type { StaffActor } from '@/lib/auth/actor'
import { guessRules } from '@/lib/core/guessing'
import { findStaff } from '@/lib/use-cases/find-staff'
import { signIn } from '@/lib/use-cases/sign-in'
import { monday } from '@/tests/use-cases/small-practice'
import { account, freshAddress, password } from './accounts'

/** Signing in, right and wrong, on devices that are known and that aren't. */

interface Given {
  password?: string
  address?: string
  device?: string | null
}
export const enter = (
  email: string,
  { password: typed = password, address = freshAddress(), device = null }: Given = {},
  now = monday,
) => signIn({ email, password: typed, address, device }, now)

export async function known(
  role: 'reception' | 'manager' = 'reception',
): Promise<{ id: string; email: string; device: string; actor: StaffActor; secret: string }> {
  const who = await account(role)
  const signed = await enter(who.email)
  if (!signed.ok) throw new Error(signed.refusal.reason)
  const found = await findStaff(signed.value.secret, monday)
  if (!found) throw new Error('no session')
  return { ...who, device: signed.value.device, secret: signed.value.secret, actor: found.actor }
}

/** Strangers at an account from many addresses, until they have to wait. */
export async function attack(email: string, now = monday): Promise<void> {
  for (let n = 0; n < guessRules.strangers.free + 5; n++) {
    const tried = await enter(email, { password: 'wrong' }, now)
    if (!tried.ok && tried.refusal.reason === 'too-many-tries') return
  }
  throw new Error('nobody had to wait')
}
