import type { ReactNode } from 'react'
import { Bob } from '@/app/_ui/staff/marks'
import { bar } from '@/lib/copy/staff/bar'
import { door } from '@/lib/copy/staff/door'
import '@/app/_ui/staff/css/scale.css'
import '@/app/_ui/staff/css/live.css'
import '@/app/_ui/staff/css/door.css'

/** Sign in, signed out: the thread, and a form beside it. */
export const Door = ({ children }: { children: ReactNode }) => (
  <div className="staff">
    <a className="skip" href="#main">{door.skip}</a>
    <div className="door">
      <div className="door-line" aria-hidden="true"><i /><Bob /><p>{bar.product}</p></div>
      <main id="main" className="door-form">{children}</main>
    </div>
  </div>
)
