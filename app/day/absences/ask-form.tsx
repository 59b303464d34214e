import { AbsenceFields } from '@/app/_staff/absence-fields'
import { ActForm } from '@/app/_ui/staff/act-form'
import { ChoiceList } from '@/app/_ui/staff/choice-list'
import { LineArea } from '@/app/_ui/staff/line-area'
import { Press } from '@/app/_ui/staff/press'
import { absenceReasonWords, absences as words } from '@/lib/copy/staff/my-own'
import { absenceReasons } from '@/lib/core/absence'
import { askFor } from './actions'

const reasonChoices = absenceReasons.map((value) => ({ value, word: absenceReasonWords[value] }))

/** When, why by a code, and what the manager should know. The id makes it one request however often it is sent. */
export const AskForm = ({ id }: { id: string }) => (
  <ActForm action={askFor} className="absence-form" label={words.form} hidden={{ id }}>
    <AbsenceFields />
    <ChoiceList legend={`${words.reason}. ${words.reasonHint}`} name="reason" choices={reasonChoices} />
    <LineArea name="note" label={`${words.note}, ${words.optional}`} rows={2} maxLength={2000} />
    <Press className="act main">{words.send}</Press>
  </ActForm>
)
