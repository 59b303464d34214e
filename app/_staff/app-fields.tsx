import { encode } from 'uqr'
import { LineField } from '@/app/_ui/staff/line-field'
import { account } from '@/lib/copy/staff/account'
import type { AccountView } from '@/lib/use-cases/read-account'

const words = account.app

/** The secret to put into an app, as a picture and in letters, and the code that the app shows then. */
export const AppFields = ({ proposed }: { proposed: NonNullable<AccountView['proposed']> }) => (
  <>
    <p>{words.said}</p>
    <div className="qr">
      <Qr text={proposed.address} />
      <p>{words.secret}<br /><code>{proposed.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
    </div>
    <LineField name="code" label={words.code} autoComplete="one-time-code" inputMode="numeric" />
  </>
)

/** Drawn here, so that the secret goes to nobody else. */
function Qr({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return <svg role="img" aria-label={words.picture} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges"><path d={path} fill="#000" /></svg>
}
