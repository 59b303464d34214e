import type { ReactNode } from 'react'
import '@/app/_ui/staff/css/scale.css'
import '@/app/_ui/staff/css/status.css'
import '@/app/_ui/staff/css/act.css'
import '@/app/_ui/staff/css/live.css'
import '@/app/_ui/staff/css/form.css'
import '@/app/_ui/staff/css/my-day.css'
import '@/app/_ui/staff/css/absences.css'
import '@/app/_ui/staff/css/my-own.css'
import '@/app/_ui/staff/css/prove.css'
import '@/app/_ui/staff/css/dialog.css'
import '@/app/_ui/body-chart.css'
import '@/app/_ui/staff/css/answers-read.css'
import '@/app/_ui/staff/css/print-my-day.css'
import '@/app/_ui/staff/css/print-answers.css'
import '@/app/_ui/staff/css/forced.css'
import { IdleGuard } from '@/app/_staff/idle-guard'
import { leave, stay } from '@/app/_staff/session-actions'

/** Every page below asks for itself who is signed in. */
export default function DayLayout({ children }: { children: ReactNode }) {
  return (
    <div className="staff">
      {children}
      <IdleGuard stay={stay} leave={leave} />
    </div>
  )
}
