import { clinic as words } from '@/lib/copy/patient/clinic'
import { person as personWords } from '@/lib/copy/patient/person'

export interface PersonShown {
  name: string
  /** By name: Osteopath. */
  professions: string[]
  registration: string
  about: string
  languages: string[]
  skills: string[]
}

/** What patients read of somebody who treats. */
export function PersonWords({ name, professions, registration, about, languages, skills }: PersonShown) {
  return (
    <>
      <h3>{name}</h3>
      <p>{professions.join(' and ')}, {words.registered(registration)}</p>
      {about !== '' && about.split(/\n+/).map((line) => <p key={line}>{line}</p>)}
      {skills.length > 0 && <p>{personWords.sees(skills)}</p>}
      {languages.length > 0 && <p>{personWords.speaks(languages)}</p>}
    </>
  )
}
