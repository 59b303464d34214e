import { bar } from '@/lib/copy/staff/bar'
import { leave } from './session-actions'

export const SignOut = () => (
  <form action={leave} className="sign-out"><button type="submit" className="b">{bar.signOut}</button></form>
)
