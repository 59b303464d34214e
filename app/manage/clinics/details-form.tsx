import { ClinicFields } from '@/app/_staff/practice/clinic-fields'
import { zonesToChoose } from '@/app/_staff/practice/zones'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { SeenField } from '@/app/_ui/staff/seen-field'
import { phoneText } from '@/lib/copy/patient/phone'
import { clinicScreen as words } from '@/lib/copy/staff/practice-screens'
import type { ClinicRecord } from '@/lib/core/practice-records'
import { saveClinic } from './actions'

interface Props {
  clinic: ClinicRecord | null
  /** The clinic that the desk is at. */
  at: string
  phone: string | undefined
  zone: string
}

export function DetailsForm({ clinic, at, phone, zone }: Props) {
  const zones = [...new Set([...zonesToChoose, zone, ...(clinic ? [clinic.timeZone] : [])])]
  return (
    <ActForm action={saveClinic} hidden={{ at, id: clinic?.id ?? '' }} className="practice-form" label={words.details}>
      <SeenField version={clinic?.version ?? null} />
      <ClinicFields clinic={clinic && { ...clinic, phone: phoneText(clinic.phone) }} phone={phone && phoneText(phone)} {...{ zones, zone }} />
      <div className="buttons"><Press className="act main">{clinic ? words.saveDetails : words.make}</Press></div>
    </ActForm>
  )
}
