/** What an event says of a change: each field that is another now, as it was and as it is. */

type Scalar = string | number | boolean | null
type Field = Scalar | readonly string[]

const shown = (value: Field): Scalar => (typeof value === 'object' && value !== null ? value.join(', ') : value)

/** `{ 'maxTries was': 3, 'maxTries is': 5 }`; empty where nothing is another. What was not there before was null. */
export function beforeAfter<T extends Readonly<Record<string, Field>>>(before: T | null, after: T): Record<string, Scalar> {
  const detail: Record<string, Scalar> = {}
  for (const [name, value] of Object.entries(after)) {
    const [was, is] = [before ? shown(before[name] ?? null) : null, shown(value)]
    if (was === is) continue
    detail[`${name} was`] = was
    detail[`${name} is`] = is
  }
  return detail
}
