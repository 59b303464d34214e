import Link from 'next/link'
import { apiKeysAt } from '@/app/_staff/api-key-addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { apiKeys as words } from '@/lib/copy/staff/api-keys'
import { revoke } from './actions'

interface Props {
  id: string
  name: string
  clinic: string
}

/** What revoking does, before it is done. */
export const RevokePane = ({ id, name, clinic }: Props) => (
  <section className="keys-pane" aria-labelledby="revoke">
    <h2 id="revoke">{words.revokeHeading(name)}</h2>
    <p>{words.revokeSaid}</p>
    <ActForm action={revoke} hidden={{ key: id, clinic }} label={words.revokeWhich(name)}>
      <div className="buttons">
        <Press className="act grave">{words.revokeNow}</Press>
        <Link className="b" prefetch={false} href={apiKeysAt(clinic)}>{words.keep}</Link>
      </div>
    </ActForm>
  </section>
)
