'use client'

import { trouble } from '@/lib/copy/patient/trouble'

/** When even the layout fails: plain, with nothing that could fail again. */
export default function GlobalError() {
  return (
    <html lang="en-GB">
      <body>
        <main>
          <h1>{trouble.heading}</h1>
          <p>{trouble.text} {trouble.ringPlain}</p>
          <p><a href="">{trouble.again}</a></p>
        </main>
      </body>
    </html>
  )
}
