import { baseUrl } from '@/lib/config'
import { site as words } from '@/lib/copy/patient/site'

/** Of a page that may be found: its address without what is about one visitor, and what it is about in a sentence. */
export interface Facts {
  path: string
  description: string
  article?: boolean
}

const preview = { path: '/preview.png', width: 1200, height: 630 }

function Preview({ title, siteName, facts }: { title: string; siteName: string; facts: Facts }) {
  const address = `${baseUrl()}${facts.path === '/' ? '' : facts.path}`
  return (
    <>
      <link rel="canonical" href={address} />
      <meta property="og:type" content={facts.article ? 'article' : 'website'} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={facts.description} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:locale" content="en_GB" />
      <meta property="og:image" content={`${baseUrl()}${preview.path}`} />
      <meta property="og:image:width" content={String(preview.width)} />
      <meta property="og:image:height" content={String(preview.height)} />
      <meta property="og:image:alt" content={words.preview} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

/** Written into the head with the first answer, as the title is: who reads it runs no script. */
export function PageFacts({ title, siteName, facts }: { title: string; siteName: string; facts: Facts | undefined }) {
  return (
    <>
      <meta name="description" content={facts?.description ?? words.description} />
      {facts && <Preview title={title} siteName={siteName} facts={facts} />}
    </>
  )
}
