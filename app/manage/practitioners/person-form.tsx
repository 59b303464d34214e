import { LeaveField } from './leave-field'
import { PractitionerFields } from '@/app/_staff/practice/practitioner-fields'
import { ActForm } from '@/app/_ui/staff/act-form'
import { AgreeWords, AgreedField } from '@/app/_ui/staff/agreed-field'
import { KeptTick } from '@/app/_ui/staff/kept-fields'
import { Press } from '@/app/_ui/staff/press'
import { SeenField } from '@/app/_ui/staff/seen-field'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import { practitionerScreen } from '@/lib/copy/staff/practice-screens'
import type { PracticeRecords, PractitionerRecord } from '@/lib/core/practice-records'
import { savePractitioner } from './actions'

const words = practiceForms.practitioner

interface Props {
  person: PractitionerRecord | null
  records: PracticeRecords
  clinic: string
}

/** Who they are, what they practise, which services they give, and whether they treat here. */
export function PersonForm({ person, records: { professions, services }, clinic }: Props) {
  const offered = services.filter(({ id, active, profession }) =>
    person?.services.includes(id) || (active && (person === null || person.professions.some((one) => one.id === profession))))
  const nameOf = (id: string) => professions.find((one) => one.id === id)?.name ?? id
  return (
    <ActForm action={savePractitioner} hidden={{ clinic, id: person?.id ?? '' }} className="practice-form" label={practitionerScreen.details}>
      <SeenField version={person?.version ?? null} />
      <PractitionerFields {...{ person, professions }} />
      <fieldset className="group">
        <legend>{words.services}</legend>
        <p className="hint">{practitionerScreen.servicesSaid}</p>
        {offered.map(({ id, name, profession }) => (
          <KeptTick key={id} name={`service-${id}`} label={`${name}, ${nameOf(profession).toLowerCase()}`} first={person?.services.includes(id) ?? false} />
        ))}
      </fieldset>
      <KeptTick name="active" label={words.active} hint={words.activeHint} first={person?.active ?? true} />
      <LeaveField />
      <AgreedField heading={effectWords.what} />
      <div className="buttons"><Press className="act main"><AgreeWords agree={effectWords.saveAllTheSame} first={person ? practitionerScreen.save : practitionerScreen.make} /></Press></div>
    </ActForm>
  )
}
