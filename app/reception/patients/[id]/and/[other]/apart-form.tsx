import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { merging as words } from '@/lib/copy/staff/patients'
import type { MergeSheet } from '@/lib/core/patient-view'
import { part } from '../../../actions'

/** The other answer. */
export const ApartForm = ({ sheet: { kept, gone } }: { sheet: MergeSheet }) => (
  <ActForm action={part} hidden={{ one: kept.id, other: gone.id }} className="apart-form">
    <Press className="act"><span>{words.apart}<small>{words.apartHint}</small></span></Press>
  </ActForm>
)
