import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { baseUrl } from '@/lib/config'

/** Nobody's own pages, no step of a booking, nothing of the staff's; whoever has such an address finds "noindex" there as well. */
const kept = ['/appointments/', '/offers/', '/unsubscribe/', '/manage', '/setup', '/waiting-list', '/book/', '/ring-me-back/', '/guide/search', '/reception', '/day', '/signin', '/signed-out', '/api/']

/** Made for each request: where the site stands is known only once it runs. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection()
  return { rules: { userAgent: '*', allow: '/', disallow: kept }, sitemap: `${baseUrl()}/sitemap.xml` }
}
