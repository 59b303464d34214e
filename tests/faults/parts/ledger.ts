import { Client } from 'pg'
import { timeTakingStatuses } from '@/lib/core/appointment'

export interface Acknowledged {
  reference: string
  start: number
  practitioner: string
  status: 'requested' | 'cancelled'
}

export interface Verdict {
  acknowledged: number
  lost: number
  /** Rows of attempts that were refused to the end. */
  writtenAfterRefusal: number
  twice: number
  doubleBookings: number
}

interface Row {
  attempt: number
  reference: string
  practitioner: string
  start: Date
  status: string
}

const attemptOf = 'substring(reason from 9)::int as attempt'

async function countOverlapsOf(client: Client, column: 'practitioner_id' | 'room_id'): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from appointment a join appointment b on a.${column} = b.${column} and a.id < b.id
       and tstzrange(a.starts_at, a.busy_until) && tstzrange(b.starts_at, b.busy_until)
     where a.status = any($1) and b.status = any($1)`, [timeTakingStatuses])
  return rows[0]?.count ?? -1
}

/** What the client was told, by the number of the attempt; held against what the database has in the end. */
export class Ledger {
  private readonly known = new Map<number, Acknowledged>()

  acknowledge(attempt: number, what: Acknowledged): void {
    this.known.set(attempt, what)
  }

  get size(): number {
    return this.known.size
  }

  /** An appointment that was booked and not cancelled, to move or cancel. */
  standing(attempt: number): Acknowledged | null {
    const found = this.known.get(attempt)
    return found?.status === 'requested' ? found : null
  }

  /** `url`: the database itself, not by way of a wire that can be cut. */
  async judge(url: string): Promise<Verdict> {
    const client = new Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<Row>(`select ${attemptOf}, reference, practitioner_id as practitioner,
      starts_at as start, status from appointment where reason like 'attempt %' and status <> 'held'`)
    const doubles = [await countOverlapsOf(client, 'practitioner_id'), await countOverlapsOf(client, 'room_id')]
    await client.end()
    const there = new Map(rows.map((row) => [row.attempt, row]))
    const isThere = (attempt: number, { reference, start, practitioner, status }: Acknowledged) => {
      const row = there.get(attempt)
      return row?.reference === reference && row.start.getTime() === start && row.practitioner === practitioner
        && row.status === status
    }
    return {
      acknowledged: this.known.size,
      lost: [...this.known].filter(([attempt, told]) => !isThere(attempt, told)).length,
      writtenAfterRefusal: [...there.keys()].filter((attempt) => !this.known.has(attempt)).length,
      twice: rows.length - there.size,
      doubleBookings: doubles.reduce((sum, count) => sum + count, 0),
    }
  }
}
