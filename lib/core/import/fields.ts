/** What a column of a file may be, and what it probably is by its heading. */

export const importKinds = ['patients', 'appointments'] as const
export type ImportKind = (typeof importKinds)[number]

export const patientFields = ['id', 'name', 'firstName', 'lastName', 'phone', 'otherPhone', 'email', 'born', 'note'] as const
export const visitFields = [
  'id', 'patientId', 'name', 'firstName', 'lastName', 'phone', 'otherPhone', 'email', 'born', 'start', 'date', 'time', 'end', 'minutes', 'practitioner',
  'service', 'clinic', 'status', 'note',
] as const
export type ImportField = (typeof patientFields)[number] | (typeof visitFields)[number]

export const fieldsOf = (kind: ImportKind): readonly ImportField[] => (kind === 'patients' ? patientFields : visitFields)

/** Letters and digits alone, in lower case: 'E-mail address' is 'emailaddress'. */
export const squeeze = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const names: Record<ImportField, readonly string[]> = {
  id: ['id', 'externalid', 'reference', 'ref', 'uid', 'number', 'recordid', 'key', 'no'],
  patientId: ['patientid', 'patientnumber', 'patientno', 'patientref', 'patientreference', 'clientid', 'clientnumber', 'clientref', 'customerid'],
  name: ['name', 'fullname', 'patientname', 'patient', 'clientname', 'client', 'customer', 'customername', 'nameinsummary'],
  firstName: ['firstname', 'forename', 'forenames', 'givenname', 'first', 'patientfirstname', 'clientfirstname', 'christianname'],
  lastName: ['lastname', 'surname', 'familyname', 'last', 'patientlastname', 'patientsurname', 'clientlastname'],
  phone: ['mobile', 'mobilephone', 'mobilenumber', 'mobileno', 'phone', 'phonenumber', 'telephone', 'telephonenumber', 'tel', 'cell', 'cellphone', 'contactnumber',
    'patientphone', 'patientmobile', 'clientphone', 'clientmobile', 'phone1', 'primaryphone'],
  otherPhone: ['homephone', 'home', 'landline', 'otherphone', 'workphone', 'work', 'phone2', 'hometelephone', 'hometel', 'secondaryphone', 'alternativephone', 'phone',
    'telephone'],
  email: ['email', 'emailaddress', 'mail', 'patientemail', 'clientemail'],
  born: ['dob', 'dateofbirth', 'birthdate', 'birthday', 'born', 'birth', 'patientdob', 'patientdateofbirth'],
  start: ['start', 'starts', 'startsat', 'starttime', 'startdatetime', 'datetime', 'dateandtime', 'appointmentstart', 'begin', 'from', 'startdate', 'appointmenttime'],
  date: ['date', 'appointmentdate', 'day', 'startdate', 'visitdate'],
  time: ['time', 'appointmenttime', 'starttime', 'at'],
  end: ['end', 'ends', 'endsat', 'endtime', 'enddatetime', 'appointmentend', 'to', 'until', 'finish', 'enddate'],
  minutes: ['minutes', 'duration', 'length', 'mins', 'durationminutes', 'durationmins', 'appointmentlength'],
  practitioner: ['practitioner', 'practitionername', 'clinician', 'therapist', 'provider', 'with', 'staff', 'staffname', 'osteopath', 'physiotherapist', 'doctor', 'calendar'],
  service: ['service', 'servicename', 'appointmenttype', 'type', 'treatment', 'treatmenttype', 'restofsummary'],
  clinic: ['clinic', 'location', 'site', 'branch', 'clinicname', 'business', 'businessname', 'practice', 'place'],
  status: ['status', 'appointmentstatus', 'state', 'cancelled'],
  note: ['note', 'notes', 'comment', 'comments', 'remarks', 'appointmentnotes', 'patientnotes', 'description'],
}

/** Of two fields that share a heading, whichever comes first in the list takes it; each field is one column at most. */
export function guessFields(kind: ImportKind, columns: readonly string[]): (ImportField | null)[] {
  const heads = columns.map(squeeze)
  const guessed: (ImportField | null)[] = columns.map(() => null)
  // In a list of patients their number is the row's own.
  const known = (field: ImportField): readonly string[] => (kind === 'patients' && field === 'id' ? [...names.patientId, ...names.id] : names[field])
  // A date with a time beside it is no instant, a time alone neither.
  const hasTime = heads.some((head) => ['time', 'appointmenttime', 'starttime'].includes(head)) && heads.some((head) => ['date', 'appointmentdate', 'day', 'startdate', 'visitdate'].includes(head))
  for (const field of fieldsOf(kind)) {
    if (field === 'start' && hasTime) continue
    const at = known(field).map((name) => heads.findIndex((head, i) => head === name && guessed[i] === null)).find((i) => i >= 0)
    if (at !== undefined) guessed[at] = field
  }
  return guessed
}

/** What has to be among the columns: one of each line. */
export function missingFields(kind: ImportKind, columns: readonly (ImportField | null)[]): (readonly ImportField[])[] {
  const has = (field: ImportField): boolean => columns.includes(field)
  const named = has('name') || has('firstName') || has('lastName') ? [] : [['name', 'firstName', 'lastName'] as const]
  if (kind === 'patients') return [...named, ...(has('phone') ? [] : [['phone'] as const])]
  const known = has('patientId') ? [] : named
  return [...known, ...(has('start') || has('date') ? [] : [['start', 'date'] as const]),
    ...(has('date') && !has('start') && !has('time') ? [['time'] as const] : [])]
}

/** Fields that more than one column was given. */
export const twiceGiven = (columns: readonly (ImportField | null)[]): ImportField[] =>
  [...new Set(columns.filter((field, i) => field !== null && columns.indexOf(field) !== i))].filter((field) => field !== null)
