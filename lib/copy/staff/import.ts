import type { ImportField, ImportKind } from '@/lib/core/import/fields'
import type { ImportCounts, ImportState } from '@/lib/core/import/import-view'
import type { LeftReason, Problem, ProblemCode, WarningCode } from '@/lib/core/import/problems'
import type { AlikeChoice, NamedThing } from '@/lib/core/import/settings'
import type { FileTrouble } from '@/lib/core/import/table'
import { plural } from './words'

const number = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
const rows = (count: number): string => (count === 1 ? '1 row' : `${number(count)} rows`)

export const imports = {
  title: (place: string) => `Import, ${place}`,
  heading: 'Import',
  headingSaid: 'Patients and appointments from another system. Nothing is made until you have seen what it would be.',
  begin: 'Bring a file',
  kind: 'What is in it',
  kinds: { patients: 'Patients', appointments: 'Appointments to come' } satisfies Record<ImportKind, string>,
  kindNotes: { patients: 'Bring these first: appointments then find their patients', appointments: 'From a table, or a diary as .ics' } satisfies Record<ImportKind, string>,
  file: 'File',
  fileHint: 'CSV with headings in its first row, or a calendar (.ics). Up to 10 MB and 20,000 rows.',
  read: 'Read the file',
  readSaid: 'Next you say what its columns are',
  kept: (days: number) => `What stands in a file is deleted as soon as it is imported or dropped, and after ${days} days in any case.`,
  list: 'Files so far',
  none: 'No file yet.',
  states: { open: 'Being looked at', applied: 'Imported', dropped: 'Dropped', expired: 'Deleted after a week' } satisfies Record<ImportState, string>,
  columns: { file: 'File', rows: 'Rows', made: 'What was made', who: 'Who', state: 'State' },
  steps: { columns: 'Columns', names: 'Names', check: 'Check and import' },
  stepsLabel: 'Steps',
  back: 'All files',
  howRead: (encoding: string, separator: string) => `Read as ${encoding.toUpperCase()}${separator}.`,
  separators: { ',': ', columns parted by commas', ';': ', columns parted by semicolons', '\t': ', columns parted by tabs' },
  past: (count: number) => (count === 0 ? '' : ` ${plural(count, 'entry', 'entries')} that ${count === 1 ? 'is' : 'are'} over ${count === 1 ? 'was' : 'were'} left out.`),
  mapHeading: 'What is in each column?',
  mapSaid: 'We have guessed from the headings. Look at the first rows, and put right what is wrong.',
  notTaken: 'Not taken',
  column: (heading: string, i: number) => heading || `Column ${i + 1}, without a heading`,
  sampleOf: (heading: string) => `First rows of ${heading}`,
  order: (heading: string) => `Dates of ${heading}: which comes first?`,
  orders: { 'day-first': 'The day: 6/8/2026 is 6 August', 'month-first': 'The month: 6/8/2026 is June 8' },
  orderAsk: 'Say whether the day or the month comes first in these dates: they can be read either way.',
  source: 'Which system does the file come from?',
  sourceHint: 'With its numbers, rows that came in before are known again. Say the same name next time.',
  sourceMissing: 'Say which system the file comes from, such as its name.',
  missing: (fields: readonly ImportField[]) => `Choose the column that holds ${fields.map((field) => `“${fieldWords[field]}”`).join(' or ')}.`,
  twice: (field: ImportField) => `“${fieldWords[field]}” is given twice. Keep it for one column.`,
  mapNext: 'Save the columns',
  namesHeading: 'Who and what is meant?',
  namesSaid: 'Names in the file that nobody and nothing here has. What matches by name is settled already.',
  nothingOpen: 'Every name in the file matches one here.',
  things: { practitioner: 'Practitioners', service: 'Services', clinic: 'Clinics' } satisfies Record<NamedThing, string>,
  rowsOf: rows,
  choose: 'Not said: its rows are errors',
  leaveOut: 'Leave these rows out',
  instead: { practitioner: 'Rows without a practitioner', service: 'Rows without a service', clinic: 'Rows without a clinic' } satisfies Record<NamedThing, string>,
  insteadNone: 'Are errors',
  more: (count: number) => `${number(count)} more are not shown. Their rows are errors; put them right in the file.`,
  namesNext: 'Save the names',
  checkHeading: 'What would be made',
  counts: { made: 'patients made', joined: 'patients here already', appointments: 'appointments', left: 'rows left out', wrong: 'rows with errors' },
  errors: (count: number) => `Errors (${number(count)})`,
  errorsNone: 'No row has an error.',
  errorsSaid: 'These rows are left out. Put them right in the file and bring it again: what is in by then is not made twice.',
  download: 'Download all errors as CSV',
  shown: (shown: number, all: number) => (shown < all ? `The first ${number(shown)} of ${number(all)}.` : ''),
  errorColumns: { line: 'Line', column: 'Column', what: 'What is wrong', toDo: 'What to do', value: 'In the file' },
  wholeRow: 'The whole row',
  alikeHeading: (count: number) => `Probably patients of yours (${number(count)})`,
  alikeSaid: 'Rows that look like somebody’s record. Joined: no new record; what the record lacks is added, what it says stays.',
  alikeAll: 'Unless said otherwise below',
  alike: { join: 'Join to the record', skip: 'Leave out', new: 'Make a new record' } satisfies Record<AlikeChoice, string>,
  alikeOf: (line: number, name: string) => `Line ${line}, ${name}`,
  alikeColumns: { line: 'Line', file: 'In the file', record: 'Record here', choice: 'What becomes of it' },
  warnedHeading: (count: number) => `To look at (${number(count)})`,
  outside: 'Take appointments at times when nobody is on the rota',
  outsideNote: 'They stand in the list of those that nobody is there for.',
  reminders: 'Remind these patients before their visit',
  remindersNote: 'Three days and a day before. Nobody gets a confirmation.',
  choicesHeading: 'Choices',
  saveChoices: 'Save the choices',
  accept: (counts: ImportCounts) => `Import ${said(counts)}`,
  acceptSaid: 'A long file goes on by itself: you can close the page.',
  nothingToTake: 'Nothing in this file would be made.',
  overtaken: 'Something changed since this was shown, so nothing was imported. Look at it again, then import.',
  drop: 'Drop this file',
  dropSaid: 'Nothing is made; what stands in it is deleted.',
  wasDropped: 'The file is dropped; what stood in it is deleted.',
  leftHeading: 'Left out',
  applied: (counts: ImportCounts) => `Imported: ${said(counts)}.`,
  gone: 'What stood in the file is deleted.',
  making: (counts: ImportCounts) => `Importing: ${said(counts)}.`,
  unfinished: 'We’re still adding its rows. This goes on by itself: you can close the page.',
  makingHeading: 'Being imported',
  makingState: (percent: number) => `Being imported, ${percent}%`,
  made: 'Added so far',
  percent: (percent: number) => `${percent}%`,
  lookAgain: 'Look again',
  said,
}

/** '4,800 patients', '12 appointments, 3 new patients', 'nothing'. */
function said({ made, joined, appointments }: ImportCounts): string {
  const parts = [
    appointments > 0 ? plural(appointments, 'appointment') : '', made > 0 ? plural(made, 'new patient') : '',
    joined > 0 && appointments === 0 ? `${plural(joined, 'patient')} joined` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'nothing' : parts.join(', ').replace(/\d{4,}/g, (digits) => number(Number(digits)))
}

export const fieldWords: Record<ImportField, string> = {
  id: 'Number there', patientId: 'Patient’s number there', name: 'Full name', firstName: 'First name', lastName: 'Last name', phone: 'Phone', otherPhone: 'Other phone',
  email: 'Email', born: 'Date of birth', start: 'Start (date and time)', date: 'Date', time: 'Time', end: 'End', minutes: 'Minutes', practitioner: 'Practitioner', service: 'Service',
  clinic: 'Clinic', status: 'Status', note: 'Note',
}

export const warningWords: Record<WarningCode, string> = {
  outside: 'Nobody is on the rota then', 'not-given': 'The practitioner doesn’t give this service', 'room-taken': 'The room is taken then: booked without one',
}

export const leftWords: Record<LeftReason, string> = {
  known: 'came in before', twice: 'in the file twice', alike: 'probably a patient of yours, left out as chosen', outside: 'at times when nobody is on the rota',
  cancelled: 'cancelled where they come from', unwanted: 'of names that you leave out',
}

export const unreadWords = 'The file reached us broken or only in part. Go back and send it again.'
export const troubleWords: Record<FileTrouble['why'] | 'no-file' | 'wrong-type', string> = {
  'no-file': 'Choose a file.', 'wrong-type': 'That is no CSV and no calendar. Save the table as CSV (.csv) or export the diary as .ics, and choose that.',
  empty: 'The file is empty. Choose another.', 'too-large': 'The file is larger than 10 MB. Part it into smaller ones.',
  'not-text': 'That can’t be read as text. Save the table as CSV (“CSV UTF-8”), and choose that.', 'not-calendar': 'The calendar is broken. Export it again.',
  'no-headings': 'The first row holds somebody’s details. Put a row of headings above it, such as Name, Phone, Date of birth.',
  'no-rows': 'There is no row to take: below the headings, or still to come in a calendar. Choose another file.',
  'too-many-rows': 'There are more than 20,000 rows. Part the file into smaller ones.', 'too-many-columns': 'There are more than 100 columns. Leave out those that aren’t needed.',
  'open-quote': 'A quotation mark is opened and never closed. Put that right, and choose the file again.',
}
export const openQuoteIn = (line: number): string => `A quotation mark is opened in line ${line} and never closed. Put that right, and choose the file again.`

/** What is wrong, and what to do. */
export const problemWords: Record<ProblemCode, readonly [what: string, toDo: string]> = {
  cells: ['More cells than there are headings', 'Put a text that has the separator in it into quotation marks'],
  'name-missing': ['No name', 'Enter the name'],
  'name-long': ['The name is longer than 200 letters', 'Shorten it'],
  'name-letters': ['The name has signs that are no letters', 'Write it anew'],
  'phone-missing': ['No phone number', 'Enter one: everybody has to be reached'],
  'phone-wrong': ['That is no phone number', 'Enter all of it, abroad with the country’s code'],
  'phone-needed': ['No phone number, and no patient here has this name', 'Enter the number, or bring the patients first'],
  'phone-unclear': ['No phone number, and several patients here have this name', 'Enter the number or the date of birth'],
  'email-wrong': ['That is no email address', 'Correct or empty it'],
  'born-wrong': ['That is no date', 'Write it like 6/8/1984, 1984-08-06 or 6 August 1984'],
  'born-later': ['The date of birth is still to come', 'Correct it'],
  'note-long': ['The note is longer than 2,000 letters', 'Shorten it'],
  'id-long': ['The number is longer than 200 letters', 'Choose another column for it'],
  'patient-unknown': ['No patient came in with this number', 'Bring the patients first, or give name and phone'],
  'start-missing': ['No date or no time', 'Enter both'],
  'start-wrong': ['That is no date or no time', 'Write them like 6/8/2026 and 14:30'],
  'year-short': ['The year has two digits', 'Write all four'],
  past: ['It is over', 'Leave it out: only appointments to come are taken'],
  'too-far': ['It is more than two years ahead', 'Check the year'],
  'end-wrong': ['The end doesn’t fit the start', 'Visits take 5 minutes to 8 hours'],
  'minutes-wrong': ['That is no length of a visit', 'Enter minutes, 5 to 480'],
  'practitioner-missing': ['No practitioner', 'Enter one, or say whose rows without one are'],
  'practitioner-unknown': ['Nobody here has that name', 'Say who is meant, under Names'],
  'service-missing': ['No service', 'Enter one, or say what rows without one are'],
  'service-unknown': ['No service here has that name', 'Say what is meant, under Names'],
  'clinic-missing': ['No clinic', 'Enter one, or say where rows without one are'],
  'clinic-unknown': ['No clinic of yours has that name', 'Say which is meant, under Names'],
  taken: ['The practitioner’s time is taken then', 'Move one of the two'],
  'twice-taken': ['The practitioner has another appointment in the file then', 'Move or leave out one of the two'],
  'all-day': ['It has no time of day', 'Enter the time; a whole day off is an absence'],
  'key-differs': ['Another row has the same number and says something else', 'Give each its own number'],
}

export function sayProblem({ code, other }: Pick<Problem, 'code' | 'other'>): string {
  const [what] = problemWords[code]
  return other === undefined ? what : `${what} (line ${number(other)})`
}
