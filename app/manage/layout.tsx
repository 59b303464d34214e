import type { ReactNode } from 'react'
import '@/app/_ui/staff/css/scale.css'
import '@/app/_ui/staff/css/bar.css'
import '@/app/_ui/staff/css/status.css'
import '@/app/_ui/staff/css/act.css'
import '@/app/_ui/staff/css/desk.css'
import '@/app/_ui/staff/css/panel.css'
import '@/app/_ui/staff/css/worklist.css'
import '@/app/_ui/staff/css/call.css'
import '@/app/_ui/staff/css/form.css'
import '@/app/_ui/staff/css/patients.css'
import '@/app/_ui/staff/css/messages.css'
import '@/app/_ui/staff/css/manage.css'
import '@/app/_ui/staff/css/set-up.css'
import '@/app/_ui/staff/css/practice.css'
import '@/app/_ui/staff/css/absences.css'
import '@/app/_ui/staff/css/effect.css'
import '@/app/_ui/staff/css/rotas.css'
import '@/app/_ui/staff/css/import.css'
import '@/app/_ui/staff/css/law.css'
import '@/app/_ui/staff/css/health.css'
import '@/app/_ui/staff/css/figures.css'
import '@/app/_ui/staff/css/account.css'
import '@/app/_ui/staff/css/prove.css'
import '@/app/_ui/staff/css/api-keys.css'
import '@/app/_ui/staff/css/test-messages.css'
import '@/app/_ui/staff/css/live.css'
import '@/app/_ui/staff/css/dialog.css'
import '@/app/_ui/staff/css/print.css'
import '@/app/_ui/staff/css/forced.css'
import { IdleGuard } from '@/app/_staff/idle-guard'
import { leave, stay } from '@/app/_staff/session-actions'

/** Every page below asks for itself who is signed in. */
export default function ManageLayout({ children }: { children: ReactNode }) {
  return (
    <div className="staff">
      {children}
      <IdleGuard stay={stay} leave={leave} />
    </div>
  )
}
