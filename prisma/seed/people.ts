import { services } from './services'

export interface PractitionerSeed {
  id: string
  name: string
  profession: string
  registration: string
  skills: string[]
  languages?: string[]
  about: string
  /** The services given; left out, all of the profession that the skills allow. */
  services?: string[]
}

// The registration numbers are invented, and say so.
export const practitioners: readonly PractitionerSeed[] = [
  { id: 'anneliese-hart', name: 'Anneliese Hart', profession: 'osteopath', registration: 'GOsC demo 1041',
    skills: ['hands-on', 'headaches', 'older-people'],
    about: 'Twenty years of necks, shoulders and headaches. Patient with people who take time to get going.' },
  { id: 'tom-adeyemi', name: 'Tom Adeyemi', profession: 'osteopath', registration: 'GOsC demo 1187',
    skills: ['hands-on', 'sports'],
    about: 'Looks after two cricket clubs and anybody who lifts for a living.' },
  { id: 'ruth-kavanagh', name: 'Ruth Kavanagh', profession: 'osteopath', registration: 'GOsC demo 1203',
    skills: ['pregnancy', 'gentle', 'babies-and-children'],
    about: 'Trained in care during and after pregnancy. Gentle techniques, and no hurry.' },
  { id: 'owen-prewett', name: 'Owen Prewett', profession: 'osteopath', registration: 'GOsC demo 1266',
    skills: ['hands-on', 'pregnancy', 'sciatica'],
    about: 'Backs and sciatica, early and late in the day. On Wednesdays he works evenings.' },
  { id: 'dev-malhotra', name: 'Dev Malhotra', profession: 'physiotherapist', registration: 'HCPC demo 2035',
    skills: ['running', 'sports', 'knees'], languages: ['English', 'Punjabi'],
    about: 'Runs himself, slowly. Knees, ankles, Achilles, and getting back after a break.' },
  { id: 'sioned-price', name: 'Sioned Price', profession: 'physiotherapist', registration: 'HCPC demo 2094',
    skills: ['rehab', 'running', 'pregnancy', 'after-surgery'], languages: ['English', 'Welsh'],
    about: 'Rehabilitation after operations and injuries, in the gym more than on the couch. Siarad Cymraeg.' },
  { id: 'marcus-lindqvist', name: 'Marcus Lindqvist', profession: 'physiotherapist', registration: 'HCPC demo 2150',
    skills: ['hands-on', 'shoulders', 'older-people'],
    about: 'Frozen shoulders, stiff backs, and balance for those who don’t want to fall again.' },
  { id: 'mei-lin-chow', name: 'Mei-Lin Chow', profession: 'acupuncturist', registration: 'BAcC demo 3012',
    skills: ['needle-free', 'headaches', 'pregnancy'], languages: ['English', 'Cantonese'],
    about: 'Long-standing pain and headaches. Works without needles as readily as with them.' },
  { id: 'idris-vaughan', name: 'Idris Vaughan', profession: 'acupuncturist', registration: 'BAcC demo 3058',
    skills: ['long-term-conditions'],
    about: 'Works with patients who are under the care of a hospital, so his visits are arranged by phone.',
    services: ['acupuncture-shared-care'] },
]

/** The services that someone gives: of the profession, where a skill asked for is there. */
export const servicesOf = (person: PractitionerSeed) =>
  services.filter((service) => person.services?.includes(service.id) ?? (
    service.professionId === person.profession && (service.skill === null || person.skills.includes(service.skill))))
