'use client'

import { FailureInPlace } from './_failure/in-place'

/** When even the layout fails. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <FailureInPlace retry={retry} />
      </body>
    </html>
  )
}
