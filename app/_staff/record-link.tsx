import Link from 'next/link'
import { dial as words } from '@/lib/copy/staff/patients'
import { patientAt } from './addresses'

/** From an appointment or a call to the record of its patient. */
export const RecordLink = ({ patient }: { patient: string }) => (
  <Link className="record-link" prefetch={false} href={patientAt(patient)}>{words.record}</Link>
)
