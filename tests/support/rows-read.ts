import { Client } from 'pg'
import { vi } from 'vitest'

interface Plan {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  /** Of a scan that reads an index alone: rows that it had to look up all the same. */
  'Heap Fetches'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Plan[]
}

interface Asked {
  text: string
  values: unknown[]
}

/** They read no table themselves; of a bitmap's rows the heap's scan tells. */
const secondHand = [
  'CTE Scan', 'Function Scan', 'Subquery Scan', 'Values Scan', 'Bitmap Index Scan',
]

/** Rows that the scans of a plan took in hand, whether or not they were of use. */
function rowsOf(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, one) => sum + rowsOf(one), 0)
  const type = plan['Node Type']
  if (!type.endsWith(' Scan') || secondHand.includes(type)) return below
  const filtered = plan['Rows Removed by Filter'] ?? 0
  const inHand = plan['Actual Rows'] + filtered + (plan['Rows Removed by Index Recheck'] ?? 0)
  return below + (plan['Heap Fetches'] ?? inHand * plan['Actual Loops'])
}

function toAsked([query, values]: unknown[]): Asked[] {
  if (typeof query === 'string') {
    return [{ text: query, values: Array.isArray(values) ? values : [] }]
  }
  if (typeof query !== 'object' || query === null || !('text' in query)) return []
  const { text, values: own } = query as { text: string; values?: unknown[] }
  return [{ text, values: own ?? [] }]
}

const reads = /^\s*(?:with|select|update|delete|insert)\b[\s\S]*\b(?:from|update)\b/i

/**
 * How many rows of tables the statements of `work` read, by their plans: each is made once more, in
 * a transaction with the same settings, and explained. Nothing stays of what they write.
 */
export async function rowsRead(url: string, work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(Client.prototype, 'query')
  await work()
  const asked = spy.mock.calls.flatMap(toAsked)
  spy.mockRestore()
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    let [rows, settings] = [0, '']
    for (const { text, values } of asked) {
      if (/^\s*begin\b/i.test(text)) settings = text.split(';').slice(1).join(';')
      if (!reads.test(text)) continue
      await client.query(`begin; ${settings}`)
      const { rows: answers } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `explain (analyze, buffers, format json) ${text}`, values)
      rows += answers[0] ? rowsOf(answers[0]['QUERY PLAN'][0].Plan) : 0
      await client.query('rollback')
    }
    return rows
  } finally {
    await client.end()
  }
}
