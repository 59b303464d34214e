import Link from 'next/link'
import { besideAt, patientAt } from '@/app/_staff/addresses'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { fieldNames, merging as words } from '@/lib/copy/staff/patients'
import { fieldOptions, joinedFields, type FieldOptions, type Side } from '@/lib/core/merge-choice'
import { patientFields, type MergeSheet, type PatientField } from '@/lib/core/patient-view'
import { dayOf, longDate } from '@/lib/core/time'
import { merge } from '../../../actions'
import { saidByField, type Said } from '../../../field-words'
import type { PatientsDesk } from '../../../open-desk'

interface Props {
  sheet: MergeSheet
  desk: PatientsDesk
}

/**
 * Both records, field by field. Where they differ one says which is kept; versions tell whether anybody was quicker.
 */
export function MergeForm({ sheet: { kept, gone }, desk }: Props) {
  const choices = new Map(fieldOptions(kept.details, gone.details).map((options) => [options.field, options]))
  const [mine, theirs] = [saidByField(kept.details), saidByField(gone.details)]
  const hidden = { kept: kept.id, keptVersion: kept.version, gone: gone.id, goneVersion: gone.version }
  const since = (side: MergeSheet['kept']) =>
    words.made(longDate(dayOf(side.createdAt, desk.clinic.timeZone)).replace(/^\S+ /, ''), side.appointments)
  return (
    <ActForm action={merge} hidden={hidden} className="merge-form">
      <table className="two-records">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.goesOn}<small>{since(kept)}</small></th>
            <th scope="col">{words.goesOver}<small>{since(gone)}</small></th>
          </tr>
        </thead>
        <tbody>
          {patientFields.map((field) => <Row key={field} {...{ field, mine, theirs }} choice={choices.get(field)} />)}
        </tbody>
      </table>
      <div className="edit-acts">
        <Press className="act main" aria-keyshortcuts="Control+Enter">
          <span>{words.merge}<small>{words.mergeHint}</small></span> <Key>Ctrl Enter</Key>
        </Press>
        <Link className="act" prefetch={false} href={besideAt(gone.id, kept.id)}>{words.swap}</Link>
        <Link className="act" prefetch={false} href={patientAt(kept.id)} aria-keyshortcuts="Escape">
          {words.toRecord} <Key>Esc</Key>
        </Link>
      </div>
    </ActForm>
  )
}

interface RowProps {
  field: PatientField
  mine: Said
  theirs: Said
  choice: FieldOptions | undefined
}

function Row({ field, mine, theirs, choice }: RowProps) {
  const joined = (joinedFields as readonly PatientField[]).includes(field) && mine[field] !== theirs[field]
  if (!choice) {
    return (
      <tr className={joined ? 'differs' : undefined}>
        <th scope="row">{fieldNames[field]}{joined && <small>{words.both}</small>}</th>
        <td>{mine[field]}</td>
        <td>{theirs[field]}</td>
      </tr>
    )
  }
  const has = (side: Side) => choice.options.some((option) => option.side === side)
  const pick = (side: Side, said: string) => <Pick {...{ field, side, said }} first={choice.first === side} />
  return (
    <tr className="differs">
      <th scope="row">{fieldNames[field]}<small>{words.differs}</small></th>
      <td>{pick('kept', mine[field])}</td>
      <td>{has('gone') ? pick('gone', theirs[field]) : null}{has('rest') && pick('rest', words.rest)}</td>
    </tr>
  )
}

const Pick = ({ field, side, said, first }: { field: PatientField; side: Side; said: string; first: boolean }) => (
  <span className="pick-side">
    <input
      type="radio" name={field} value={side} id={`${field}-${side}`} defaultChecked={first}
      aria-label={words.choose(fieldNames[field], said)}
    />
    <label htmlFor={`${field}-${side}`}>{said}</label>
  </span>
)
