import type { Article, Help } from '@/lib/core/guide/article'
import type { Instant } from '@/lib/core/time'
import type { ClinicView, ProfessionView } from '@/lib/core/views'
import { stepPath } from '@/lib/input/journey'
import { readGuideVisits, type GuideVisit } from '@/lib/use-cases/read-guide-visits'
import type { Site } from '../../_parts/read-site'

/** One way to book: a visit at a clinic, and the address where the booking of just that begins. */
export interface Way extends Pick<GuideVisit, 'service' | 'next'> {
  clinic: ClinicView
  path: string
}

/** A profession that the practice has and the article speaks of, with the ways to book it. */
export interface Helper {
  help: Help
  profession: ProfessionView
  ways: Way[]
}

function helperOf(help: Help, visits: readonly GuideVisit[], site: Site): Helper[] {
  const profession = site.professions.find((one) => one.id === help.profession)
  if (!profession) return []
  const ways = visits.flatMap(({ clinic: id, service, next }) => {
    const clinic = site.clinics.find((one) => one.id === id)
    return clinic ? [{ clinic, service, next, path: stepPath('safety', { clinic: id, profession: profession.id, service: service?.id }) }] : []
  })
  return [{ help, profession, ways }]
}

export async function readHelpers(article: Article, site: Site, at: Instant): Promise<Helper[]> {
  const visits = await readGuideVisits(article.help, at)
  return article.help.flatMap((help, i) => helperOf(help, visits[i] ?? [], site))
}

/** The way whose next free time comes first. */
export const soonestOf = (ways: readonly Way[]): Way | undefined =>
  ways.filter(({ next }) => next !== null).sort((a, b) => (a.next?.start ?? 0) - (b.next?.start ?? 0))[0]
