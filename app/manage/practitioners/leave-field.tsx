'use client'

import { useForm } from '@/app/_ui/staff/act-form'
import { KeptTick } from '@/app/_ui/staff/kept-fields'
import { practiceForms } from '@/lib/copy/staff/practice-forms'

/** Asked once it was said what their leaving would leave behind. */
export function LeaveField() {
  const { state } = useForm()
  return state.wrong['leave'] ? <KeptTick name="leave" label={practiceForms.practitioner.leave} /> : null
}
