'use client'

import { FailureInPlace } from './_failure/in-place'

/** For what fails once a page is open; what fails before that is answered in words by lib/adapters/failed-answers.ts. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return <FailureInPlace retry={retry} />
}
