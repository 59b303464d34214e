import { readJourney, stepPath } from '@/lib/input/journey'
import { SafetyForm } from '@/lib/input/patient-forms'
import { formPost, onTo } from '../../../_parts/form-post'

/** Where the answer leads. It is looked at and forgotten: only that the question was passed goes on. */
export const POST = formPost(async (fields) => {
  const journey = readJourney(fields)
  const answer = SafetyForm.safeParse(fields)
  if (!answer.success) return onTo(stepPath('safety', { ...journey, asked: undefined }, { problem: 'yes' }))
  if (answer.data.signs === 'yes') return onTo(stepPath('emergency', { ...journey, asked: undefined }))
  return onTo(stepPath(journey.service ? 'time' : 'service', { ...journey, asked: 'yes' }))
})
