import type { ReactNode } from 'react'
import { ClinicFields } from '@/app/_staff/practice/clinic-fields'
import { HoursFields } from '@/app/_staff/practice/hours-fields'
import { PractitionerFields } from '@/app/_staff/practice/practitioner-fields'
import { RoomsFields } from '@/app/_staff/practice/rooms-fields'
import { zonesToChoose } from '@/app/_staff/practice/zones'
import { KeptLine } from '@/app/_ui/staff/kept-fields'
import { phoneText } from '@/lib/copy/patient/phone'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import { suggestedDay, suggestedZone } from '@/lib/copy/staff/suggestions'
import type { OpeningHours } from '@/lib/core/diary-facts'
import type { SetUpStep } from '@/lib/core/set-up'
import { clinic as keepClinic, hours as keepHours, practice as keepPractice, practitioner as keepPractitioner, rooms as keepRooms } from './actions'
import { FactorStep } from './factor-step'
import { ProfessionsStep, RotaStep, ServicesStep } from './choice-steps'
import { StepForm, type StepProps } from './step-form'

function PracticeStep({ records: { practice } }: StepProps) {
  const words = practiceForms.practice
  return (
    <StepForm action={keepPractice} hidden={{ seen: practice?.version ?? '' }}>
      <KeptLine name="name" label={words.name} first={practice?.name} autoComplete="organization" />
      <KeptLine name="phone" label={words.phone} hint={words.phoneHint} type="tel" first={practice ? phoneText(practice.phone) : undefined} />
    </StepForm>
  )
}

function ClinicStep({ records: { clinics, practice } }: StepProps) {
  const clinic = clinics[0] ?? null
  return (
    <StepForm action={keepClinic} hidden={{ id: clinic?.id ?? '', seen: clinic?.version ?? '' }}>
      <ClinicFields clinic={clinic && { ...clinic, phone: phoneText(clinic.phone) }} phone={practice ? phoneText(practice.phone) : undefined} zones={zonesToChoose} zone={suggestedZone} />
    </StepForm>
  )
}

const usual: readonly OpeningHours[] = ([1, 2, 3, 4, 5] as const).map((weekday) => {
  const [opens, closes] = [suggestedDay.opens, suggestedDay.closes].map((text) => Number(text.slice(0, 2)) * 60)
  return { weekday, opens: opens ?? 540, closes: closes ?? 1080 }
})

function HoursStep({ records: { clinics } }: StepProps) {
  const clinic = clinics[0]
  if (!clinic) return null
  return (
    <StepForm action={keepHours} hidden={{ clinic: clinic.id, seen: clinic.version }}>
      <HoursFields hours={clinic.hours.length > 0 ? clinic.hours.filter(({ validFrom }) => validFrom == null) : usual} />
    </StepForm>
  )
}

function RoomsStep({ records: { clinics } }: StepProps) {
  const clinic = clinics[0]
  if (!clinic) return null
  return (
    <StepForm action={keepRooms} hidden={{ clinic: clinic.id, seen: clinic.version }}>
      <RoomsFields rooms={clinic.rooms} fresh={3} />
    </StepForm>
  )
}

function PractitionerStep({ records: { practitioners, professions } }: StepProps) {
  const person = practitioners[0] ?? null
  return (
    <StepForm
      action={keepPractitioner}
      hidden={{ id: person?.id ?? '', seen: person?.version ?? '', ...Object.fromEntries((person?.services ?? []).map((id) => [`service-${id}`, 'on'])) }}
    >
      <PractitionerFields {...{ person, professions }} />
    </StepForm>
  )
}

/** A form for each step but the account, which is asked for before anybody is signed in. A new step has a row here, in the core's table and in the copy. */
export const stepForms: Readonly<Record<Exclude<SetUpStep, 'account'>, (props: StepProps) => ReactNode>> = {
  factor: FactorStep, practice: PracticeStep, clinic: ClinicStep, hours: HoursStep, rooms: RoomsStep, professions: ProfessionsStep, practitioner: PractitionerStep,
  services: ServicesStep, rota: RotaStep,
}
