import type { ReactNode } from 'react'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import type { AppointmentVerb } from '@/lib/core/appointment'
import { mark } from './actions'
import type { DayEntry } from './turns'

interface Props {
  entry: DayEntry
  verb: AppointmentVerb
  words: ReactNode
  main?: boolean
}

/** One button that marks an appointment; a form, so that it works without a script. */
export const MarkForm = ({ entry, verb, words, main = false }: Props) => (
  <ActForm action={mark} hidden={{ reference: entry.reference, verb, version: entry.version }}>
    <Press className={main ? 'act main' : 'act'}>{words}</Press>
  </ActForm>
)
