import Image from 'next/image'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { practitionerScreen as words } from '@/lib/copy/staff/practice-screens'
import type { PractitionerRecord } from '@/lib/core/practice-records'
import { dropPhoto, savePhoto } from './actions'
import { PhotoField } from './photo-field'

/** Their picture: chosen, seen, taken out. */
export const PhotoPart = ({ person, clinic }: { person: PractitionerRecord; clinic: string }) => (
  <section className="practice-part" aria-labelledby="photo">
    <h2 id="photo">{words.photo}</h2>
    {person.photoAt !== null && (
      <Image unoptimized className="photo-now" src={`/practitioners/${person.id}/photo?v=${person.photoAt}`} alt={words.photoOf(person.name)} width={112} height={112} />
    )}
    <ActForm action={savePhoto} hidden={{ clinic, practitioner: person.id }} className="practice-form" label={words.photo}>
      <PhotoField />
      <div className="buttons"><Press className="act main">{words.savePhoto}</Press></div>
    </ActForm>
    {person.photoAt !== null && (
      <ActForm action={dropPhoto} hidden={{ clinic, practitioner: person.id }} className="practice-form"><div className="buttons"><Press className="act">{words.dropPhoto}</Press></div></ActForm>
    )}
  </section>
)
