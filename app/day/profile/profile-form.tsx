'use client'

import { PersonWords } from '@/app/(public)/_parts/person-words'
import { ActForm, useForm } from '@/app/_ui/staff/act-form'
import { LineArea } from '@/app/_ui/staff/line-area'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { skillWords } from '@/lib/copy/patient/person'
import { profile as words } from '@/lib/copy/staff/my-own'
import type { ProfileView } from '@/lib/core/profile'
import { save } from './actions'

/** What one may change, and how patients read it: as it is, or as it was just typed. */
export function ProfileForm({ profile }: { profile: ProfileView }) {
  return (
    <ActForm action={save} className="profile-form" label={words.heading} hidden={{ seen: profile.seen }}>
      <Fields profile={profile} />
      <div className="profile-acts">
        <Press className="act main" name="do" value="save">{words.save}</Press>
        <Press className="act" name="do" value="show">{words.show}</Press>
      </div>
      <Preview profile={profile} />
    </ActForm>
  )
}

const listed = (skills: readonly string[]): string => skills.map(skillWords).join(', ')

function Fields({ profile }: { profile: ProfileView }) {
  const { state: { typed } } = useForm()
  return (
    <>
      <LineArea name="about" label={words.about} hint={words.aboutHint} first={profile.about} rows={5} />
      <LineField name="languages" label={words.languages} hint={words.languagesHint} defaultValue={typed['languages'] ?? profile.languages.join(', ')} />
      <LineField name="skills" label={words.skills} hint={words.skillsHint(listed(profile.bound))} defaultValue={typed['skills'] ?? listed(profile.skills)} />
    </>
  )
}

const parted = (text: string): string[] => text.split(',').map((part) => part.trim()).filter(Boolean)

function Preview({ profile }: { profile: ProfileView }) {
  const { state: { typed, turn } } = useForm()
  const shown = { ...profile, about: typed['about'] ?? profile.about,
    languages: typed['languages'] === undefined ? profile.languages : parted(typed['languages']), skills: typed['skills'] === undefined ? profile.skills : parted(typed['skills']) }
  return (
    <section className="profile-preview" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <p role="status">{turn > 0 ? words.notSaved : null}</p>
      <div className="profile-paper"><PersonWords {...shown} /></div>
      <p>{profile.clinics.map(({ id, place }, i) => <span key={id}>{i > 0 && ', '}<a href={`/clinics/${id}`}>{words.readAt(place)}</a></span>)}</p>
    </section>
  )
}
