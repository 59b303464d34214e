import type { Metadata } from 'next'
import Link from 'next/link'
import { importAt, readFileAt } from '@/app/_staff/import-addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk, type OpenManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { imports as words, openQuoteIn, troubleWords } from '@/lib/copy/staff/import'
import { pastClock } from '@/lib/copy/staff/time'
import { importKinds } from '@/lib/core/import/fields'
import { percentMade, type ImportLine } from '@/lib/core/import/import-view'
import { ImportsQuery } from '@/lib/input/import-forms'
import { keptDays } from '@/lib/use-cases/drop-import'
import { readImports } from '@/lib/use-cases/read-imports'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { clinic } = ImportsQuery.parse(await searchParams)
  return { title: words.title((await openManageDesk(clinic)).clinic.place) }
}

export default async function ImportsPage({ searchParams }: Props) {
  const query = ImportsQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const lines = unwrap(await readImports(desk.actor))
  return (
    <ManageDesk desk={desk} here="import" heading={words.heading} say={query.done === 'dropped' ? words.wasDropped : words.headingSaid} className="imports">
      <Begin clinic={desk.clinic.id} kind={query.kind} wrong={wrongOf(query)} />
      <section aria-labelledby="files">
        <h2 id="files">{words.list}</h2>
        {lines.length === 0 ? <p className="nothing">{words.none}</p> : <Files lines={lines} desk={desk} />}
      </section>
    </ManageDesk>
  )
}

function wrongOf({ wrong, line }: { wrong?: string | undefined; line?: string | undefined }): string | null {
  if (wrong === undefined || !Object.hasOwn(troubleWords, wrong)) return null
  return wrong === 'open-quote' && /^\d{1,7}$/.test(line ?? '') ? openQuoteIn(Number(line)) : troubleWords[wrong as keyof typeof troubleWords]
}

/** Posts the file as any form does: it takes no script. */
function Begin({ clinic, kind = 'patients', wrong }: { clinic: string; kind?: ImportLine['kind'] | undefined; wrong: string | null }) {
  return (
    <section aria-labelledby="begin" className="import-begin">
      <h2 id="begin">{words.begin}</h2>
      <form action={readFileAt} method="post" encType="multipart/form-data" aria-label={words.begin}>
        <input type="hidden" name="clinic" value={clinic} />
        <fieldset className="pickone">
          <legend>{words.kind}</legend>
          {importKinds.map((one) => (
            <div key={one}>
              <input type="radio" name="kind" id={`kind-${one}`} value={one} defaultChecked={one === kind} />
              <label htmlFor={`kind-${one}`}><span>{words.kinds[one]}<small>{words.kindNotes[one]}</small></span></label>
            </div>
          ))}
        </fieldset>
        <div className={wrong ? 'line-field wrong' : 'line-field'}>
          <label htmlFor="file">{words.file}</label>
          <p className="hint" id="file-hint">{words.fileHint}</p>
          {wrong && <p className="error" id="file-wrong" role="alert">{wrong}</p>}
          <input
            id="file" name="file" type="file" accept=".csv,.txt,.tsv,.ics,text/csv,text/calendar" required aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? 'file-hint file-wrong' : 'file-hint'}
          />
        </div>
        <button type="submit" className="act main"><span>{words.read}<small>{words.readSaid}</small></span></button>
        <p className="hint">{words.kept(keptDays)}</p>
      </form>
    </section>
  )
}

function Files({ lines, desk: { day, clinic } }: { lines: ImportLine[]; desk: OpenManageDesk }) {
  const heads = words.columns
  return (
    <table className="import-list">
      <thead><tr>{Object.values(heads).map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row"><Link prefetch={false} href={importAt(line.id)}>{line.fileName}</Link> <small>{words.kinds[line.kind]}</small></th>
            <td data-head={heads.rows}>{line.rows}</td>
            <td data-head={heads.made}>{line.outcome && line.pieces === 0 ? words.said(line.outcome.counts) : '–'}</td>
            <td data-head={heads.who}>{line.closedBy ?? line.by}, {pastClock(line.closedAt ?? line.at, day, clinic.timeZone)}</td>
            <td data-head={heads.state}>{line.pieces > 0 ? words.makingState(percentMade(line)) : words.states[line.state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
