import { NoSuchLink } from '../../_parts/no-such'

export default function AppointmentNotFound() {
  return <NoSuchLink />
}
