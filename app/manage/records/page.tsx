import type { Metadata } from 'next'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { everyTable } from '@/lib/copy/data/every-table'
import { basisWords, kindWords, type TableRecord } from '@/lib/copy/data/record'
import { privacy } from '@/lib/copy/patient/pages'
import { dataRecord as words, patientCopy } from '@/lib/copy/staff/keeping'
import { ClinicQuery } from '@/lib/input/manage-forms'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const open = async ({ searchParams }: Props) => openManageDesk(ClinicQuery.parse(await searchParams).clinic)

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: words.title((await open(props)).clinic.place) }
}

/** What each column of the database is for. */
export default async function RecordsPage(props: Props) {
  const desk = await open(props)
  const tables = Object.entries(everyTable)
  const columns = tables.reduce((sum, [, table]) => sum + Object.keys(table.columns).length, 0)
  return (
    <ManageDesk desk={desk} here="records" heading={words.heading} say={words.said(tables.length, columns)} className="data-record">
      <p className="data-lead">{words.lead} {words.notice(privacy.version)}</p>
      <div role="region" aria-label={words.heading} tabIndex={0}>
        {tables.map(([name, table]) => <Table key={name} name={name} table={table} />)}
      </div>
    </ManageDesk>
  )
}

function Table({ name, table }: { name: string; table: TableRecord }) {
  return (
    <section className="data-table" aria-labelledby={name}>
      <h2 id={name}>{table.what} <code>{name}</code></h2>
      <dl className="facts">
        <div><dt>{patientCopy.for}</dt><dd>{table.purpose}</dd></div>
        <div><dt>{patientCopy.basis}</dt><dd>{basisWords[table.basis]}</dd></div>
        <div><dt>{patientCopy.keep}</dt><dd>{table.keep}</dd></div>
      </dl>
      <table>
        <caption className="hidden-visually">{table.what}</caption>
        <thead><tr>{words.columns.map((column) => <th scope="col" key={column}>{column}</th>)}</tr></thead>
        <tbody>
          {Object.entries(table.columns).map(([column, { what, kind }]) => (
            <tr key={column}><th scope="row"><code>{column}</code></th><td>{what}</td><td className={`is-${kind}`}>{kindWords[kind]}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
