import { ActForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { offer as words } from '@/lib/copy/staff/waiting'
import { withdraw } from './actions'

export const TakeBack = ({ clinic, offer }: { clinic: string; offer: string }) => (
  <ActForm action={withdraw} hidden={{ clinic, offer }} className="wl-back">
    <Press className="b edge" aria-keyshortcuts="X">{words.takeBack} <Key>X</Key></Press>
  </ActForm>
)
