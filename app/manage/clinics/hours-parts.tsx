import { HoursFields } from '@/app/_staff/practice/hours-fields'
import { ActForm } from '@/app/_ui/staff/act-form'
import { AgreeWords, AgreedField } from '@/app/_ui/staff/agreed-field'
import { Fold } from '@/app/_ui/staff/fold'
import { KeptLine } from '@/app/_ui/staff/kept-fields'
import { Press } from '@/app/_ui/staff/press'
import { SeenField } from '@/app/_ui/staff/seen-field'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import { clinicScreen as words } from '@/lib/copy/staff/practice-screens'
import type { OpeningHours } from '@/lib/core/diary-facts'
import type { ClinicRecord } from '@/lib/core/practice-records'
import { longDate, type Day } from '@/lib/core/time'
import { saveHours } from './actions'

interface Season {
  from: Day
  until: Day | null
  hours: OpeningHours[]
}

/** The dated hours, a season each, in the order in which they begin. */
function seasonsOf({ hours }: ClinicRecord): Season[] {
  const days = [...new Set(hours.flatMap(({ validFrom }) => validFrom ?? []))].sort()
  return days.map((from) => {
    const own = hours.filter(({ validFrom }) => validFrom === from)
    return { from, until: own[0]?.validUntil ?? null, hours: own }
  })
}

/** The usual hours, each season, and room for another. */
export function HoursParts({ clinic }: { clinic: ClinicRecord }) {
  const usual = clinic.hours.filter(({ validFrom }) => validFrom == null)
  return (
    <>
      <section className="practice-part" aria-labelledby="hours">
        <h2 id="hours">{words.hours}</h2>
        <p className="hint">{words.hoursSaid}</p>
        <ActForm action={saveHours} hidden={{ clinic: clinic.id }} className="practice-form" label={words.hours}>
          <SeenField version={clinic.version} />
          <HoursFields hours={usual} />
          <AgreedField heading={effectWords.what} />
          <div className="buttons"><Press className="act main"><AgreeWords agree={effectWords.saveAllTheSame} first={words.saveHours} /></Press></div>
        </ActForm>
      </section>
      <section className="practice-part" aria-labelledby="seasons">
        <h2 id="seasons">{words.seasons}</h2>
        <p className="hint">{words.seasonsSaid}</p>
        {seasonsOf(clinic).map((season) => (
          <SeasonForm key={season.from} clinic={clinic} season={season} label={words.season(longDate(season.from), season.until && longDate(season.until))} />
        ))}
        <SeasonForm clinic={clinic} season={null} hours={usual} label={words.newSeason} />
      </section>
    </>
  )
}

function SeasonForm({ clinic, season, hours = [], label }: { clinic: ClinicRecord; season: Season | null; hours?: OpeningHours[]; label: string }) {
  const fields = practiceForms.hours
  return (
    <ActForm action={saveHours} hidden={{ clinic: clinic.id, season: 'yes', was: season?.from ?? '' }} className="practice-form" label={label}>
      <Fold summary={label}>
        <SeenField version={clinic.version} />
        {season && <p className="hint">{words.takeOut}</p>}
        <div className="pair">
          <KeptLine name="from" label={fields.from} type="date" first={season?.from} />
          <KeptLine name="until" label={fields.until} hint={fields.untilHint} type="date" first={season?.until ?? ''} />
        </div>
        <HoursFields hours={season?.hours ?? hours} />
        <AgreedField heading={effectWords.what} />
        <div className="buttons"><Press className="act main"><AgreeWords agree={effectWords.saveAllTheSame} first={words.saveSeason} /></Press></div>
      </Fold>
    </ActForm>
  )
}
