import { RoomsFields } from '@/app/_staff/practice/rooms-fields'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { SeenField } from '@/app/_ui/staff/seen-field'
import { clinicScreen as words } from '@/lib/copy/staff/practice-screens'
import type { ClinicRecord } from '@/lib/core/practice-records'
import { saveRooms } from './actions'

export const RoomsForm = ({ clinic }: { clinic: ClinicRecord }) => (
  <ActForm action={saveRooms} hidden={{ clinic: clinic.id }} className="practice-form" label={words.rooms}>
    <SeenField version={clinic.version} />
    <RoomsFields rooms={clinic.rooms} fresh={2} />
    <div className="buttons"><Press className="act main">{words.saveRooms}</Press></div>
  </ActForm>
)
