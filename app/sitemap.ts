import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { now } from '@/lib/clock'
import { baseUrl } from '@/lib/config'
import { articles } from '@/lib/copy/guide/contents'
import { isSetUpWanted } from '@/lib/use-cases/open-set-up'
import { paths } from './(public)/_parts/paths'
import { readSite } from './(public)/_parts/read-site'

const fixed = [paths.home, paths.guide, paths.whoDoesWhat, paths.prices, paths.ringMeBack(), paths.privacy, paths.accessibility]

/** Every page that anybody may find: the fixed ones, the clinics, the guide. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection()
  if (await isSetUpWanted()) return []
  const { clinics } = await readSite(now())
  const plain = [...fixed, ...clinics.map((clinic) => paths.clinic(clinic.id))]
  return [
    ...plain.map((path) => ({ url: `${baseUrl()}${path === '/' ? '' : path}` })),
    ...articles.map((article) => ({ url: `${baseUrl()}${paths.article(article.slug)}`, lastModified: article.written })),
  ]
}
