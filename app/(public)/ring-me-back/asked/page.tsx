import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { ringBackAsked as words } from '@/lib/copy/patient/ring-back'
import { AskedQuery } from '@/lib/input/ring-back-forms'
import { readRingBackPromise } from '@/lib/use-cases/ask-ring-back'
import { guarded } from '../../_parts/guarded'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

type SearchParams = Record<string, string | string[] | undefined>

async function view(params: SearchParams) {
  const at = now()
  const { id } = AskedQuery.parse(params)
  const [site, promise] = await Promise.all([readSite(at), id === undefined ? null : readRingBackPromise(id, at)])
  const clinic = site.clinics.find((known) => known.id === promise?.clinic)
  if (!promise || !clinic) redirect(paths.ringMeBack())
  return (
    <Shell site={site} title={words.title}>
      <div className="body hung">
        <span className="bob" aria-hidden="true" />
        <main id="main" tabIndex={-1}>
          <div className="narrow prose">
            <h1>{words.heading}</h1>
            <p className="lead">{words.by(promise.by, clinic.timeZone, at)}</p>
            <p>{words.from(clinic.place)}<Phone number={clinic.phone} />. {words.missed}</p>
            <p>{words.again} <a href={paths.ringMeBack({ clinic: clinic.id })}>{words.change}</a></p>
            <p><a href={paths.home}>{words.look}</a></p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function RingBackAskedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
