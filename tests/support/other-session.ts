import { Client } from 'pg'

/** Another session, past the product's connections: it locks, and it says what is there. */
export class OtherSession {
  readonly #client: Client
  #tables: string[] = []

  constructor(url: string) {
    this.#client = new Client({ connectionString: url })
  }

  async open(): Promise<void> {
    await this.#client.connect()
    const { rows } = await this.#client.query<{
      name: string
    }>(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select') order by 1`)
    this.#tables = rows.map(({ name }) => `"${name}"`)
  }

  close = (): Promise<void> => this.#client.end()

  /** Every row of every table that may be changed. */
  async lockRows(): Promise<void> {
    await this.#client.query('begin')
    await this.#client
      .query(`do $$ declare t text; begin foreach t in array array[${this.#tables.map((name) => `'${name}'`).join(', ')}] loop
      if has_table_privilege(t, 'update') then execute format('select 1 from %s for update', t); end if; end loop; end $$`)
  }

  /** Every table, but for being read. */
  async lockTables(): Promise<void> {
    await this.#client.query('begin')
    const { rows } = await this.#client.query<{ name: string }>(
      `select name from unnest($1::text[]) name
      where has_table_privilege(name, 'update') or has_table_privilege(name, 'delete')`,
      [this.#tables],
    )
    await this.#client.query(
      `lock table ${rows.map(({ name }) => name).join(', ')} in exclusive mode`,
    )
  }

  /**
   * Tables that the product may add to alone stay as they are; what hangs on them is locked by the
   * others.
   */
  async unlock(): Promise<void> {
    await this.#client.query('rollback')
  }

  /** How many of the product's connections wait for a lock. */
  async waiting(): Promise<number> {
    return (
      (
        await this.#client
          .query(`select 1 from pg_stat_activity where datname = current_database() and application_name = 'plumbline'
      and wait_event_type = 'Lock'`)
      ).rowCount ?? 0
    )
  }

  /** Until nothing of the product's runs or is within a transaction. */
  async settled(): Promise<void> {
    const busy = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'plumbline' and state <> 'idle'`
    while ((await this.#client.query(busy)).rowCount !== 0);
  }

  /**
   * Everything that there is, by who wrote each row last, as one text; but for the counts of how
   * often somebody tried.
   */
  async everything(): Promise<string> {
    await this.settled()
    const each = this.#tables
      .filter((name) => !['"sign_in_throttle"', '"guess_count"'].includes(name))
      .map(
        (name) =>
          `select '${name}' as name, count(*), coalesce(sum(xmin::text::bigint), 0) as sum from ${name}`,
      )
    return JSON.stringify((await this.#client.query(each.join(' union all '))).rows)
  }
}
