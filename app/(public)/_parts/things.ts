import { baseUrl } from '@/lib/config'
import type { Article } from '@/lib/core/guide/article'
import { wallClock24 } from '@/lib/core/time'
import type { ClinicView, PracticeView, PractitionerView, ProfessionView } from '@/lib/core/views'
import { paths } from './paths'
import type { Thing } from './structured-data'
import { todaysHours } from './todays-hours'

const address = (path: string): string => `${baseUrl()}${path}`
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const practiceThing = (practice: PracticeView): Thing => ({
  '@type': 'MedicalOrganization', name: practice.name, telephone: practice.phone, url: address(''),
})

/**
 * Somebody who treats. A person with a job and a registration, and not schema.org's Physician: in the United Kingdom that is a
 * doctor of medicine, and osteopaths, physiotherapists and acupuncturists must not be taken for one.
 */
const personThing = (person: PractitionerView, professions: readonly ProfessionView[]): Thing => ({
  '@type': 'Person',
  name: person.name,
  jobTitle: professions.filter((one) => person.professions.includes(one.id)).map((one) => one.name),
  identifier: person.registration,
  ...(person.about && { description: person.about }),
})

export const clinicThing = (clinic: ClinicView, practice: PracticeView, people: readonly PractitionerView[], professions: readonly ProfessionView[]): Thing => ({
  '@type': 'MedicalClinic',
  '@id': address(paths.clinic(clinic.id)),
  name: clinic.name,
  url: address(paths.clinic(clinic.id)),
  telephone: clinic.phone,
  image: address('/preview.png'),
  address: {
    '@type': 'PostalAddress', streetAddress: clinic.address.filter((line) => line !== clinic.place && line !== clinic.region).join(', '),
    addressLocality: clinic.place, addressRegion: clinic.region, postalCode: clinic.postcode, addressCountry: 'GB',
  },
  openingHoursSpecification: todaysHours(clinic).map(({ weekday, opens, closes }) => ({
    '@type': 'OpeningHoursSpecification', dayOfWeek: days[weekday - 1], opens: wallClock24(opens), closes: wallClock24(closes),
  })),
  parentOrganization: practiceThing(practice),
  employee: people.map((person) => personThing(person, professions)),
})

/** Who reviewed it and when stand there only once somebody has. */
export const articleThing = (article: Article, practice: PracticeView): Thing => ({
  '@type': 'MedicalWebPage',
  '@id': address(paths.article(article.slug)),
  url: address(paths.article(article.slug)),
  name: article.title,
  description: article.summary,
  inLanguage: 'en-GB',
  audience: { '@type': 'MedicalAudience', audienceType: 'Patient' },
  dateModified: article.written,
  ...(article.signOff.status === 'signed off' && {
    lastReviewed: article.signOff.reviewed, reviewedBy: { '@type': 'Person', name: article.signOff.reviewer },
  }),
  citation: article.sources.map((source) => ({ '@type': 'CreativeWork', name: source.name, url: source.address })),
  publisher: practiceThing(practice),
})

/** The way to a page from the front: names and paths. */
export const trailThing = (steps: readonly (readonly [name: string, path: string])[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(([name, path], i) => ({ '@type': 'ListItem', position: i + 1, name, item: address(path) })),
})
