'use client'

import { KeptLine } from '@/app/_ui/staff/kept-fields'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import type { ClinicRecord } from '@/lib/core/practice-records'

const words = practiceForms.rooms

/** The rooms there are, to be named anew or taken out, and lines for new ones. */
export const RoomsFields = ({ rooms, fresh }: { rooms: ClinicRecord['rooms']; fresh: number }) => (
  <>
    <p className="hint">{words.hint}{rooms.length > 0 && ` ${words.takeOut}`}</p>
    {rooms.map(({ id, name, used }, i) => (
      <KeptLine key={id} name={`room-${id}`} label={used ? `${words.room(i + 1)} (${words.used})` : words.room(i + 1)} first={name} />
    ))}
    {Array.from({ length: fresh }, (_, i) => (
      <KeptLine key={i} name={`new-${i + 1}`} label={rooms.length + fresh > 3 && rooms.length > 0 ? words.another : words.room(rooms.length + i + 1)} />
    ))}
  </>
)
