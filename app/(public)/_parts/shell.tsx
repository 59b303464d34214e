import type { ReactNode } from 'react'
import { Icon } from '@/app/_ui/icon'
import { hoursSentence, phoneHours } from '@/lib/copy/patient/hours'
import { lostLink } from '@/lib/copy/patient/lost-link'
import { mine } from '@/lib/copy/patient/mine'
import { phoneHref, phoneText } from '@/lib/copy/patient/phone'
import { site as words } from '@/lib/copy/patient/site'
import { addressLine } from '@/lib/copy/patient/words'
import type { ClinicView } from '@/lib/core/views'
import { PageFacts } from './page-facts'
import type { Facts } from './page-facts'
import { paths } from './paths'
import { Phone } from './phone'
import type { Site } from './read-site'
import { todaysHours } from './todays-hours'

function Head({ site, here }: { site: Site; here: string | undefined }) {
  const current = (path: string) => (path === here ? 'page' as const : undefined)
  return (
    <header className="head">
      <a className="mark" href={paths.home} aria-current={current(paths.home)}>
        {site.clinics.map((clinic) => <span key={clinic.id}>{clinic.name}</span>)}
      </a>
      <nav aria-label={words.nav}>
        <a href={paths.home}>{words.book}</a>
        <a href={paths.whoDoesWhat} aria-current={current(paths.whoDoesWhat)}>{words.whoDoesWhat}</a>
        <a href={paths.guide} aria-current={current(paths.guide)}>{words.guide}</a>
        <a className="ring" href={phoneHref(site.practice.phone)}>
          <Icon name="phone" /><span className="hidden-visually">{words.ringHidden}</span>
          <span className="num">{phoneText(site.practice.phone)}</span>
        </a>
      </nav>
    </header>
  )
}

function FootClinic({ clinic }: { clinic: ClinicView }) {
  return (
    <div>
      <h2>{clinic.name}</h2>
      <p>{addressLine(clinic)}</p>
      <p>
        <a href={paths.clinic(clinic.id)}>
          {words.mapAndParking}<span className="hidden-visually">{words.mapAndParkingFor(clinic.place)}</span>
        </a>
      </p>
    </div>
  )
}

function Foot({ site }: { site: Site }) {
  return (
    <footer className="foot">
      <div className="foot-in">
        {site.clinics.map((clinic) => <FootClinic key={clinic.id} clinic={clinic} />)}
        <div>
          <h2>{words.ring}</h2>
          <p><Phone number={site.practice.phone} /></p>
          <p>{hoursSentence(phoneHours(site.clinics.map((clinic) => ({ openingHours: todaysHours(clinic) }))))}</p>
        </div>
        <nav className="foot-links" aria-label={words.about}>
          <a href={paths.guide}>{words.guide}</a>
          <a href={paths.mine()}>{mine.link}</a>
          <a href={paths.lost()}>{lostLink.from}</a>
          <a href={paths.privacy}>{words.privacy}</a>
          <a href={paths.accessibility}>{words.accessibility}</a>
          <a href={paths.prices}>{words.prices}</a>
          <a href={paths.staff}>{words.forStaff}</a>
        </nav>
      </div>
    </footer>
  )
}

interface Props {
  site: Site
  title: string
  /** Without the thread in the margin. */
  plain?: boolean
  here?: string
  /** What search engines and previews are told; left out where nobody should find the page. */
  facts?: Facts
  children: ReactNode
}

/** Head, foot and title around a page. The title is written here, into the head of the first answer. */
export function Shell({ site, title, plain = false, here, facts, children }: Props) {
  const clinics = site.clinics.map((clinic) => clinic.name)
  return (
    <>
      <title>{words.title(title, clinics)}</title>
      <PageFacts title={title} siteName={site.practice.name} facts={facts} />
      <a className="skip" href="#main">{words.skip}</a>
      <div className={plain ? 'page plain' : 'page'}>
        <Head site={site} here={here} />
        {children}
      </div>
      <Foot site={site} />
    </>
  )
}
