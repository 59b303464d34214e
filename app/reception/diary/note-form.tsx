import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { panel as words } from '@/lib/copy/staff/diary'
import { keepNote } from './actions'
import { NoteField } from './note-field'

/** The note that goes with the appointment. Enter saves it. */
export const NoteForm = ({ reference, note }: { reference: string; note: string | null }) => (
  <ActForm key={reference} action={keepNote} hidden={{ reference }} className="note-form">
    <NoteField note={note ?? ''} />
    <Press className="b edge">{words.saveNote}</Press>
  </ActForm>
)
