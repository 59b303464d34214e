'use client'

import { trouble } from '@/lib/copy/patient/trouble'

/** The last resort: pages show their own trouble on the server (`guarded`); this is for what fails in the browser. */
export default function ErrorPage() {
  return (
    <main id="main">
      <h1>{trouble.heading}</h1>
      <p>{trouble.text} {trouble.ringPlain}</p>
      <p><a href="">{trouble.again}</a></p>
    </main>
  )
}
