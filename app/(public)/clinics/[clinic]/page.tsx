import Image from 'next/image'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { clinic as words, mapHref } from '@/lib/copy/patient/clinic'
import { hoursLines } from '@/lib/copy/patient/hours'
import type { ClinicView, PractitionerView, ProfessionView } from '@/lib/core/views'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { nowhere } from '@/lib/auth/dead-link'
import { guarded } from '../../_parts/guarded'
import { paths } from '../../_parts/paths'
import { PersonWords } from '../../_parts/person-words'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'
import { StructuredData } from '../../_parts/structured-data'
import { clinicThing } from '../../_parts/things'
import { todaysHours } from '../../_parts/todays-hours'

function Hours({ clinic }: { clinic: ClinicView }) {
  return (
    <>
      <h2>{words.hours}</h2>
      <table className="hours">
        <caption className="hidden-visually">{words.hoursOf(clinic.name)}</caption>
        <thead className="hidden-visually"><tr><th scope="col">{words.days}</th><th scope="col">{words.open}</th></tr></thead>
        <tbody>
          {hoursLines(todaysHours(clinic)).map((line) => (
            <tr key={line.days} className={line.hours ? undefined : 'shut'}><th scope="row">{line.days}</th><td>{line.hours ?? words.closed}</td></tr>
          ))}
        </tbody>
      </table>
      {clinic.closures.length > 0 && (
        <>
          <h3>{words.closures}</h3>
          <ul className="lines-list">{clinic.closures.slice(0, 6).map((closure) => <li key={closure.from + closure.reason}>{words.closure(closure)}</li>)}</ul>
        </>
      )}
    </>
  )
}

function Person({ person, professions }: { person: PractitionerView; professions: ProfessionView[] }) {
  const names = professions.filter((one) => person.professions.includes(one.id)).map((one) => one.name)
  return (
    <li>
      {person.photo && <Image unoptimized className="portrait" src={paths.photo(person.id)} alt="" width={96} height={96} />}
      <PersonWords {...person} professions={names} />
    </li>
  )
}

async function view(id: string) {
  const at = now()
  const site = await readSite(at)
  const clinic = site.clinics.find((known) => known.id === id)
  // An address without a page: its "not found" is written on the server, which `notFound()` here would leave to a script.
  if (!clinic) redirect(nowhere)
  const people = await readPractitioners({ clinic: id })
  return (
    <Shell site={site} title={words.title(clinic.place)} facts={{ path: paths.clinic(id), description: words.description(clinic) }}>
      <StructuredData thing={clinicThing(clinic, site.practice, people, site.professions)} />
      <div className="body hung">
        <span className="bob" aria-hidden="true" />
        <main id="main" tabIndex={-1}>
          <div className="narrow prose">
            <h1>{clinic.name}</h1>
            <p className="lead">{clinic.place}, {clinic.region}</p>
            <p className="buttons"><a className="button" href={`${paths.home}#${clinic.id}`}>{words.next}</a></p>
            <h2>{words.where}</h2>
            <address>{clinic.address.map((line) => <span key={line}>{line}<br /></span>)}{clinic.postcode}</address>
            <p><a href={mapHref(clinic.address, clinic.postcode)} rel="noreferrer">{words.map}</a>. <span className="soft">{words.mapNote}</span></p>
            <p>{words.ring}<Phone number={clinic.phone} /></p>
            <h2>{words.in}</h2>
            {clinic.gettingIn.map((line) => <p key={line}>{line}</p>)}
            <Hours clinic={clinic} />
            <h2>{words.people}</h2>
          </div>
          <ul className="people">{people.map((person) => <Person key={person.id} person={person} professions={site.professions} />)}</ul>
        </main>
      </div>
    </Shell>
  )
}

export default async function ClinicPage({ params }: { params: Promise<{ clinic: string }> }) {
  const { clinic } = await params
  return guarded(() => view(clinic))
}
