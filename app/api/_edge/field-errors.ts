import type { z } from 'zod'
import type { FieldError } from '@/lib/core/refusal'

const plainPath = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((part) => (typeof part === 'number' ? part : String(part)))

/** What zod found, one entry a field, each saying what to do. */
export const fieldErrors = (error: z.ZodError): FieldError[] => error.issues.flatMap((issue): FieldError[] => {
  const path = plainPath(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key.slice(0, 100)], message: 'Leave this out: it is not known here' }))
  }
  return [{ path, message: issue.message }]
}).slice(0, 50)
