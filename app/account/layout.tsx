import type { ReactNode } from 'react'
import '@/app/_ui/staff/css/scale.css'
import '@/app/_ui/staff/css/bar.css'
import '@/app/_ui/staff/css/act.css'
import '@/app/_ui/staff/css/form.css'
import '@/app/_ui/staff/css/dialog.css'
import '@/app/_ui/staff/css/account.css'
import '@/app/_ui/staff/css/prove.css'
import '@/app/_ui/staff/css/forced.css'
import { IdleGuard } from '@/app/_staff/idle-guard'
import { leave, stay } from '@/app/_staff/session-actions'

/** The page below asks for itself who is signed in. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="staff">
      {children}
      <IdleGuard stay={stay} leave={leave} />
    </div>
  )
}
