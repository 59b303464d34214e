import { patientFlags, type PatientDetails, type PatientField } from './patient-view'

/** Of each field of two records that become one, whose value is kept. */

/** Of the second number also `rest`: the main number that wasn't chosen. */
export type Side = 'kept' | 'gone' | 'rest'
export type MergeChoice = Partial<Record<PatientField, Side>>

/** Fields of which both records' values are kept, so that there is nothing to choose. */
export const joinedFields = ['flags', 'note'] as const satisfies readonly PatientField[]

export interface FieldOptions {
  field: PatientField
  options: { side: Side; value: string | null }[]
  first: Side
}

type Lined = Exclude<PatientField, (typeof joinedFields)[number]>
const lined = [
  'name', 'phone', 'otherPhone', 'email', 'dateOfBirth', 'carerName', 'carerPhone', 'ringing', 'tellBy',
] as const satisfies readonly Lined[]

/** Where the kept record says nothing, the other's word counts: of being rung and told, its two words together. */
function emptyBefore(field: Lined, kept: PatientDetails, gone: PatientDetails): boolean {
  if (field !== 'ringing' && field !== 'tellBy') return kept[field] === null
  return kept.ringing === 'any' && kept.tellBy === 'phone' && gone[field] !== kept[field]
}

/**
 * What there is to choose: the fields in which both say something else, each with what is taken unless one says
 * otherwise.
 */
export function fieldOptions(kept: PatientDetails, gone: PatientDetails): FieldOptions[] {
  return lined.flatMap((field): FieldOptions[] => {
    const options: FieldOptions['options'] = [{ side: 'kept', value: kept[field] }, { side: 'gone', value: gone[field] }]
    const spare = field === 'otherPhone' && kept.phone !== gone.phone
    if (kept[field] === gone[field] && !spare) return []
    const same = kept[field] === gone[field]
    if (spare) options.push({ side: 'rest', value: null })
    const first = spare && same && kept[field] === null ? 'rest' : !same && emptyBefore(field, kept, gone) ? 'gone' : 'kept'
    return [{ field, options: options.filter(({ side }) => !same || side !== 'gone'), first }]
  })
}

/** Both notes, the kept one first; one of them where they say the same. */
function joinNotes(kept: string | null, gone: string | null): string | null {
  const notes = [...new Set([kept, gone].filter((note) => note !== null))]
  return notes.length === 0 ? null : notes.join('\n')
}

/** What the one record says from now on. A field that isn't chosen keeps what `fieldOptions` puts first. */
export function mergeDetails(kept: PatientDetails, gone: PatientDetails, choice: MergeChoice): PatientDetails {
  const first = new Map(fieldOptions(kept, gone).map((options) => [options.field, options.first]))
  const side = (field: PatientField): Side => choice[field] ?? first.get(field) ?? 'kept'
  const from = <F extends PatientField>(field: F): PatientDetails[F] => (side(field) === 'gone' ? gone : kept)[field]
  const phone = from('phone')
  const rest = phone === kept.phone ? gone.phone : kept.phone
  const otherPhone = side('otherPhone') === 'rest' ? rest : from('otherPhone')
  return {
    name: from('name'), phone, otherPhone: otherPhone === phone ? null : otherPhone, email: from('email'),
    dateOfBirth: from('dateOfBirth'), carerName: from('carerName'), carerPhone: from('carerPhone'), ringing: from('ringing'), tellBy: from('tellBy'),
    flags: patientFlags.filter((flag) => kept.flags.includes(flag) || gone.flags.includes(flag)),
    note: joinNotes(kept.note, gone.note),
  }
}
