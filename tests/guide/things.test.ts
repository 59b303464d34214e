import { expect, test } from 'vitest'
import { articleThing, clinicThing, trailThing } from '@/app/(public)/_parts/things'
import { writeThing } from '@/app/(public)/_parts/structured-data'
import { articles } from '@/lib/copy/guide/contents'
import type { ClinicView, PracticeView, PractitionerView } from '@/lib/core/views'

const practice = { name: 'Practice', phone: '+441217095222' } as PracticeView
const clinic = {
  id: 'hall-green', name: 'Clinic', place: 'Hall Green', region: 'Birmingham', address: ['1 Example Road', 'Hall Green', 'Birmingham'], postcode: 'B28 0VV',
  phone: '+441217095222', timeZone: 'Europe/London', openingHours: [{ weekday: 1, opens: 480, closes: 1140 }],
} as unknown as ClinicView
const person = { name: 'Ann Ash', professions: ['osteopath'], registration: 'GOsC demo 1', about: '' } as unknown as PractitionerView
const professions = [{ id: 'osteopath', name: 'Osteopath', plural: 'Osteopaths', register: 'GOsC', about: '' }]
const base = 'http://localhost:3000'

test('a clinic, with where it is, when it is open and who works there', () => {
  expect(clinicThing(clinic, practice, [person], professions)).toMatchObject({
    '@type': 'MedicalClinic', url: `${base}/clinics/hall-green`,
    address: { streetAddress: '1 Example Road', addressLocality: 'Hall Green', addressRegion: 'Birmingham', postalCode: 'B28 0VV' },
    openingHoursSpecification: [{ dayOfWeek: 'Monday', opens: '08:00', closes: '19:00' }],
    employee: [{ '@type': 'Person', name: 'Ann Ash', jobTitle: ['Osteopath'], identifier: 'GOsC demo 1' }],
  })
})

test('nobody is called a physician', () => {
  expect(JSON.stringify(clinicThing(clinic, practice, [person], professions))).not.toContain('Physician')
})

test.each(articles.map((article) => [article.slug, article] as const))('%s is a page for patients, and reviewed only once somebody has', (slug, article) => {
  const thing = articleThing(article, practice)
  expect(thing).toMatchObject({ '@type': 'MedicalWebPage', url: `${base}/guide/${slug}`, audience: { audienceType: 'Patient' }, dateModified: article.written })
  expect('lastReviewed' in thing).toBe(article.signOff.status === 'signed off')
  const signed = articleThing({ ...article, signOff: { status: 'signed off', reviewer: 'Dr A. Reader', reviewed: '2027-01-04', nextReview: '2029-01-04' } }, practice)
  expect(signed).toMatchObject({ lastReviewed: '2027-01-04', reviewedBy: { name: 'Dr A. Reader' } })
})

test('the way from the front', () => {
  expect(trailThing([['Book', '/'], ['Guide', '/guide']])['itemListElement']).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Book', item: `${base}/` }, { '@type': 'ListItem', position: 2, name: 'Guide', item: `${base}/guide` },
  ])
})

test('no text ends the element that it stands in, and all of it is read as it was', () => {
  const name = '</script><script>alert(1)</script> <!-- & “quoted” "too"'
  const written = writeThing({ '@type': 'Thing', name })
  expect(written).not.toContain('<')
  expect(JSON.parse(written)).toEqual({ '@context': 'https://schema.org', '@type': 'Thing', name })
})
