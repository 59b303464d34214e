import { redirect } from 'next/navigation'
import { requireStaff } from '@/lib/auth/current-staff'
import { homeOf } from '@/app/_staff/home-of'

export default async function ReceptionPage() {
  redirect(homeOf(await requireStaff()))
}
