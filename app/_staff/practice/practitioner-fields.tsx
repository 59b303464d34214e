'use client'

import { GroupError, KeptLine, KeptText, KeptTick } from '@/app/_ui/staff/kept-fields'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import type { PractitionerRecord } from '@/lib/core/practice-records'
import type { ProfessionView } from '@/lib/core/views'

const words = practiceForms.practitioner

/** Somebody's name, professions with their registration, skills and what patients read. */
export const PractitionerFields = ({ person, professions }: { person: PractitionerRecord | null; professions: readonly ProfessionView[] }) => (
  <>
    <KeptLine name="name" label={words.name} first={person?.name} />
    <fieldset className="group">
      <legend>{words.professions}</legend>
      <GroupError name="professions" />
      {professions.map(({ id, name, register }) => {
        const own = person?.professions.find((one) => one.id === id)
        return (
          <div key={id} className="pair">
            <KeptTick name={`profession-${id}`} label={name} first={own !== undefined || (person === null && professions.length === 1)} />
            <KeptLine name={`registration-${id}`} label={words.registration(register)} first={own?.registration ?? ''} />
          </div>
        )
      })}
    </fieldset>
    <KeptLine name="skills" label={words.skills} hint={words.skillsHint} first={person?.skills.join(', ')} />
    <KeptText name="about" label={words.about} first={person?.about} />
  </>
)
