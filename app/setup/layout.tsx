import type { ReactNode } from 'react'
import '@/app/_ui/staff/css/scale.css'
import '@/app/_ui/staff/css/act.css'
import '@/app/_ui/staff/css/form.css'
import '@/app/_ui/staff/css/account.css'
import '@/app/_ui/staff/css/prove.css'
import '@/app/_ui/staff/css/set-up.css'
import '@/app/_ui/staff/css/forced.css'
import { setUp } from '@/lib/copy/staff/set-up'

/** Every page below asks for itself whether there is anything to set up, and who is signed in. */
export default function SetUpLayout({ children }: { children: ReactNode }) {
  return (
    <div className="staff">
      <a className="skip" href="#main">{setUp.skip}</a>
      <main id="main" className="set-up" tabIndex={-1}>{children}</main>
    </div>
  )
}
