import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { StaffActor } from '@/lib/auth/actor'
import { isSetUpWanted } from '@/lib/use-cases/open-set-up'
import { clinicCookie } from './clinic-cookie'
import { noSuchPage } from './unwrap'

/** Before the practice is set up there is nothing else to do: whoever opens a page of the staff's goes on with that. */
export async function requirePractice(): Promise<void> {
  if (await isSetUpWanted()) redirect('/setup')
}

/** The clinic that the address names; where it names none, the one that was open last on this computer, or the first. */
export async function chooseClinic(actor: StaffActor, asked: string | undefined): Promise<string> {
  await requirePractice()
  const mine = (id: string | undefined): id is string => id !== undefined && actor.clinics.includes(id)
  if (mine(asked)) return asked
  if (asked !== undefined) noSuchPage()
  const last = (await cookies()).get(clinicCookie)?.value
  if (mine(last)) return last
  return actor.clinics[0] ?? notFound()
}
