import { check } from '@/lib/copy/patient/check'
import { bestTimeNames } from '@/lib/copy/patient/details'
import { phoneText } from '@/lib/copy/patient/phone'
import { service as serviceWords } from '@/lib/copy/patient/service'
import { visitWithPrice } from '@/lib/copy/patient/words'
import { clockTime, dayOf, longDate } from '@/lib/core/time'
import type { DraftDetails } from '@/lib/core/views'
import { stepPath } from '@/lib/input/journey'
import type { PatientDetails } from '@/lib/input/patient-forms'
import type { AnswerView } from './answers'
import type { HeldStep } from './open-held'
import { paths } from './paths'

export function appointmentAnswers({ hold, journey, profession }: HeldStep, typed: DraftDetails): AnswerView[] {
  const zone = hold.clinic.timeZone
  const to = (step: string) => stepPath(step, journey)
  const pregnant = typed.pregnant === 'yes' ? [{ name: check.pregnant, value: serviceWords.yes, href: to('service'), changes: check.changeHidden.pregnant }] : []
  return [
    { name: check.when, value: <b>{longDate(dayOf(hold.start, zone))}, {clockTime(hold.start, zone)}</b>, href: to('time'), changes: check.changeHidden.time },
    { name: check.where, value: `${hold.clinic.name}, ${hold.clinic.place}`, href: paths.home, changes: check.changeHidden.clinic },
    { name: check.with, value: `${hold.practitioner.name}, ${profession.name.toLowerCase()}`, href: to('time'), changes: check.changeHidden.practitioner },
    { name: check.whatFor, value: visitWithPrice(hold.service), href: to('service'), changes: check.changeHidden.visit },
    ...pregnant,
  ]
}

export function personAnswers({ journey }: HeldStep, details: PatientDetails): AnswerView[] {
  const href = (field: string) => `${stepPath('details', journey)}#${field}`
  const { bookedBy } = details
  return [
    { name: check.who, value: check.born(details.name, details.dateOfBirth), href: href('name'), changes: check.changeHidden.who },
    ...(bookedBy ? [{ name: check.bookedBy, value: bookedBy, href: href('booker'), changes: check.changeHidden.bookedBy }] : []),
    { name: check.phone, value: <span className="num">{phoneText(details.phone)}</span>, href: href('phone'), changes: check.changeHidden.phone },
    { name: check.best, value: bestTimeNames[details.best], href: href('best'), changes: check.changeHidden.best },
    { name: check.email, value: details.email ?? check.noEmail, href: href('email'), changes: check.changeHidden.email },
    { name: check.reason, value: <span className="as-typed">{details.reason ?? check.noReason}</span>, href: href('reason'), changes: check.changeHidden.reason },
  ]
}
