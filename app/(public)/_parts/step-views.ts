import { steps } from '@/lib/copy/patient/site'
import { shortMoment, visitAndLength } from '@/lib/copy/patient/words'
import type { ClinicView, HoldView, ProfessionView, ServiceView } from '@/lib/core/views'
import { stepPath } from '@/lib/input/journey'
import type { Journey } from '@/lib/input/journey'
import { paths } from './paths'
import type { StepView } from './steps-line'

const order = ['clinic', 'safety', 'service', 'time', 'details', 'check'] as const
export type StepName = (typeof order)[number]

interface Answers {
  journey: Journey
  clinic: ClinicView
  profession: ProfessionView
  service?: ServiceView
  hold?: HoldView
  who?: string
}

const answerOf = (name: StepName, given: Answers): string | undefined => ({
  clinic: `${given.clinic.place}, ${given.profession.name.toLowerCase()}`,
  safety: steps.passed,
  service: given.service && visitAndLength(given.service),
  time: given.hold && shortMoment(given.hold.start, given.hold.clinic.timeZone),
  details: given.who,
  check: undefined,
})[name]

/** The six steps as the line shows them, seen from `now`. */
export function stepViews(now: StepName, given: Answers): StepView[] {
  const at = order.indexOf(now)
  return order.map((name, i) => ({
    name: steps[name],
    state: i < at ? 'done' : i === at ? 'now' : 'next',
    href: name === 'clinic' ? paths.home : stepPath(name, given.journey),
    answer: answerOf(name, given),
  }))
}

export const stepNumber = (name: StepName): number => order.indexOf(name) + 1
