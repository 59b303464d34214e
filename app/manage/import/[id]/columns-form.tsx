import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { SelectField } from '@/app/_ui/staff/select-field'
import { fieldWords, imports as words } from '@/lib/copy/staff/import'
import { fieldsOf } from '@/lib/core/import/fields'
import type { ImportView } from '@/lib/core/import/import-view'
import { guessedColumns } from '@/lib/use-cases/open-import'
import { saveColumns } from '../actions'

/** What is in each column, with its first rows beside it. */
export function ColumnsForm({ view: { line, sample, unclear } }: { view: ImportView }) {
  const guessed = guessedColumns(line)
  const fields = [{ value: '', word: words.notTaken }, ...fieldsOf(line.kind).map((field) => ({ value: field, word: fieldWords[field] }))]
  const orders = (['day-first', 'month-first'] as const).map((order) => ({ value: order, word: words.orders[order] }))
  return (
    <ActForm action={saveColumns} hidden={{ id: line.id, version: line.version, kind: line.kind, unclear: unclear.join(',') }} className="import-map" label={words.mapHeading}>
      <h2>{words.mapHeading}</h2>
      <p className="hint">{words.mapSaid}</p>
      <LineField name="source" label={words.source} hint={words.sourceHint} defaultValue={line.settings?.source} maxLength={80} autoComplete="off" />
      <ul className="import-columns">
        {line.columns.map((heading, i) => {
          const name = words.column(heading, i)
          return (
            <li key={`${i} ${heading}`}>
              <SelectField name={`column-${i}`} label={name} first={guessed[i] ?? ''} choices={fields} />
              {unclear.includes(i) && <SelectField name={`order-${i}`} label={words.order(name)} first={line.settings?.orders[String(i)] ?? ''} choices={[{ value: '', word: '–' }, ...orders]} />}
              <ol className="sample" aria-label={words.sampleOf(name)}>
                {sample.map(({ line: at, cells }) => <li key={at}>{cells[i]?.slice(0, 80) || '–'}</li>)}
              </ol>
            </li>
          )
        })}
      </ul>
      <Press className="act main">{words.mapNext}</Press>
    </ActForm>
  )
}
