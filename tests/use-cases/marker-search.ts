import { Client } from 'pg'

/** Looks for texts in every column of every table of a database, whatever its schema and its type. */

export interface Column {
  /** 'public.patient' */
  table: string
  column: string
  type: string
}

export const nameOf = ({ table, column }: Pick<Column, 'table' | 'column'>): string =>
  `${table.replace(/^public\./, '')}.${column}`

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

const catalogue = `select n.nspname || '.' || c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
  order by 1, a.attnum`

export const columnsOf = (ownerUrl: string): Promise<Column[]> =>
  connected(ownerUrl, async (client) => (await client.query<Column>(catalogue)).rows)

const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
/** Bytes are read as text as far as they are text. */
const asText = ({ column, type }: Column): string =>
  type === 'bytea' ? `encode(t."${column}", 'escape')` : `t."${column}"::text`

/** By column: which of the markers are in it. A marker has several forms: as typed, as it is kept, as it is searched by. */
export async function findMarkers(
  ownerUrl: string,
  columns: readonly Column[],
  markers: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string[]>> {
  const forms = Object.entries(markers).flatMap(([name, texts]) =>
    texts.map((text) => ({ name, text })),
  )
  const found: Record<string, string[]> = {}
  await connected(ownerUrl, async (client) => {
    for (const table of new Set(columns.map((one) => one.table))) {
      const own = columns.filter((one) => one.table === table)
      const { rows } = await client.query<{ column: string; markers: string[] }>(
        `
        select v.name as column, array_agg(distinct m.name order by m.name) as markers
        from ${quoted(table)} t cross join lateral (values ${own.map((one) => `('${one.column}', ${asText(one)})`).join(', ')}) v(name, value)
          join unnest($1::text[], $2::text[]) m(name, form) on v.value ilike '%' || m.form || '%' group by 1`,
        [forms.map(({ name }) => name), forms.map(({ text }) => text)],
      )
      for (const row of rows) found[nameOf({ table, column: row.column })] = row.markers
    }
  })
  return found
}
