import type { ReactNode } from 'react'
import '@/app/_ui/staff/css/scale.css'
import '@/app/_ui/staff/css/bar.css'
import '@/app/_ui/staff/css/status.css'
import '@/app/_ui/staff/css/act.css'
import '@/app/_ui/staff/css/desk.css'
import '@/app/_ui/staff/css/grid.css'
import '@/app/_ui/staff/css/appointment.css'
import '@/app/_ui/staff/css/carry.css'
import '@/app/_ui/staff/css/panel.css'
import '@/app/_ui/staff/css/worklist.css'
import '@/app/_ui/staff/css/call.css'
import '@/app/_ui/staff/css/ring-now.css'
import '@/app/_ui/staff/css/form.css'
import '@/app/_ui/staff/css/by-phone.css'
import '@/app/_ui/staff/css/patients.css'
import '@/app/_ui/staff/css/waiting.css'
import '@/app/_ui/staff/css/messages.css'
import '@/app/_ui/staff/css/manage.css'
import '@/app/_ui/staff/css/law.css'
import '@/app/_ui/staff/css/prove.css'
import '@/app/_ui/staff/css/live.css'
import '@/app/_ui/staff/css/dialog.css'
import '@/app/_ui/staff/css/print-day.css'
import '@/app/_ui/staff/css/print.css'
import '@/app/_ui/staff/css/print-calls.css'
import '@/app/_ui/staff/css/forced.css'
import { IdleGuard } from '@/app/_staff/idle-guard'
import { leave, stay } from '@/app/_staff/session-actions'

/** Every page below asks for itself who is signed in. */
export default function ReceptionLayout({ children }: { children: ReactNode }) {
  return (
    <div className="staff">
      {children}
      <IdleGuard stay={stay} leave={leave} />
    </div>
  )
}
