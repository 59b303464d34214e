import type { ReactNode } from 'react'
import { ActForm } from '@/app/_ui/staff/act-form'
import type { FormAction } from '@/app/_ui/staff/form-state'
import { Press } from '@/app/_ui/staff/press'
import { setUp } from '@/lib/copy/staff/set-up'
import type { PracticeRecords } from '@/lib/core/practice-records'
import type { Instant } from '@/lib/core/time'

export interface StepProps {
  records: PracticeRecords
  now: Instant
}

interface FormProps {
  action: FormAction
  hidden?: Record<string, string | number>
  children: ReactNode
}

/** The form of a step, with the one button that goes on. */
export const StepForm = ({ action, hidden = {}, children }: FormProps) => (
  <ActForm action={action} hidden={hidden}>
    {children}
    <div className="buttons"><Press className="button">{setUp.next}</Press></div>
  </ActForm>
)
