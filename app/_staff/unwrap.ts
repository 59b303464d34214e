import { notFound } from 'next/navigation'
import type { Result } from '@/lib/core/result'

/** For pages: what may not be seen is not there. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) notFound()
  return result.value
}
