import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { panel as words } from '@/lib/copy/staff/diary'
import { keepNote } from './actions'

/** The note that goes with the appointment. Enter saves it. */
export const NoteForm = ({ reference, note }: { reference: string; note: string | null }) => (
  <ActForm key={reference} action={keepNote} hidden={{ reference }} className="note-form">
    <LineField key={note} name="note" label={words.note} defaultValue={note ?? ''} maxLength={2000} autoComplete="off" />
    <Press className="b edge">{words.saveNote}</Press>
  </ActForm>
)
