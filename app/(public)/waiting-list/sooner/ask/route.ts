import { now } from '@/lib/clock'
import { readBoxes } from '@/lib/input/waiting-forms'
import { askForSooner } from '@/lib/use-cases/ask-for-sooner'
import { formPost, onTo } from '../../../_parts/form-post'
import { whoCame } from '../../../_parts/open-appointment'
import { paths } from '../../../_parts/paths'

/** Asks for a sooner time, by the link of the appointment that would be given up for it. */
export const POST = formPost(async (fields) => {
  const { reference: typed = '', key = '' } = fields
  const came = await whoCame(typed, key)
  if (!came) return onTo(paths.appointment(typed, key))
  const { weekdays, parts } = readBoxes(fields)
  const wish = { reference: came.reference, same: fields.who === 'same', anywhere: fields.where === 'anywhere', weekdays, parts }
  const asked = await askForSooner(came.actor, wish, now())
  return onTo(asked.ok ? paths.sooner(came.reference, key, { done: 'yes' }) : paths.appointment(came.reference, key, { news: 'changed' }))
})
