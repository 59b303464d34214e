import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { SelectField } from '@/app/_ui/staff/select-field'
import { imports as words, warningWords } from '@/lib/copy/staff/import'
import { signWords } from '@/lib/copy/staff/patients'
import { takes, type ImportCheck, type ImportView } from '@/lib/core/import/import-view'
import { alikeChoices } from '@/lib/core/import/settings'
import { accept, saveChoices } from '../actions'
import { rowSaid } from './columns'
import { Errors } from './errors-table'
import { Counts, Left } from './outcome'

/** As many as a page shows; the choices and the file of errors are for all. */
const shown = 100

/** What would be made, what is wrong, what is chosen; and the button that makes it. */
export function Check({ view }: { view: ImportView }) {
  const { line, check } = view
  if (!check) return null
  const { counts } = check
  return (
    <div className="import-check">
      <section aria-labelledby="made">
        <h2 id="made">{words.checkHeading}</h2>
        <Counts counts={counts} />
        <Left counts={counts} />
        {takes(counts) === 0 ? <p className="nothing">{words.nothingToTake}</p> : (
          <ActForm action={accept} hidden={{ id: line.id, version: line.version, seen: check.seen }} className="import-accept">
            <Press className="act main"><span>{words.accept(counts)}<small>{words.acceptSaid}</small></span></Press>
          </ActForm>
        )}
      </section>
      <Errors line={line} problems={check.problems} cells={check.cells} shown={shown} />
      <Choices view={view} check={check} />
    </div>
  )
}

const choices = alikeChoices.map((choice) => ({ value: choice, word: words.alike[choice] }))

function Choices({ view: { line }, check: { alike, warned } }: { view: ImportView; check: ImportCheck }) {
  const isVisits = line.kind === 'appointments'
  if (!isVisits && alike.length === 0) return null
  const { settings } = line
  return (
    <ActForm action={saveChoices} hidden={{ id: line.id, version: line.version }} className="import-choices" label={words.choicesHeading}>
      <h2>{words.choicesHeading}</h2>
      {isVisits && (
        <div className="import-ticks">
          <Tick name="reminders" word={words.reminders} note={words.remindersNote} first={settings?.reminders ?? false} />
          <Tick name="outside" word={words.outside} note={words.outsideNote} first={settings?.outside ?? true} />
        </div>
      )}
      {!isVisits && settings?.outside && <input type="hidden" name="outside" value="on" />}
      {alike.length > 0 && (
        <>
          <h3>{words.alikeHeading(alike.length)}</h3>
          <p className="hint">{words.alikeSaid} {words.shown(shown, alike.length)}</p>
          <SelectField name="alike" label={words.alikeAll} first={settings?.alike ?? 'join'} choices={choices} />
          <ul className="import-alike">
            {alike.slice(0, shown).map(({ line: at, cells, name, signs, choice }, i) => (
              <li key={`${at} ${i}`}>
                <p>{rowSaid(line, cells)} <small>{name}: {signs.map((sign) => signWords[sign]).join(', ')}</small></p>
                <SelectField name={`line-${at}`} label={words.alikeOf(at, name)} first={choice} choices={choices} />
              </li>
            ))}
          </ul>
        </>
      )}
      {warned.length > 0 && (
        <>
          <h3>{words.warnedHeading(warned.length)}</h3>
          <p className="hint">{words.shown(shown, warned.length)}</p>
          <ul className="import-warned">
            {warned.slice(0, shown).map(({ line: at, cells, warnings }, i) => (
              <li key={`${at} ${i}`}>{rowSaid(line, cells)} <small>{words.errorColumns.line} {at}: {warnings.map((warning) => warningWords[warning]).join('; ')}</small></li>
            ))}
          </ul>
        </>
      )}
      <Press className="act">{words.saveChoices}</Press>
    </ActForm>
  )
}

const Tick = ({ name, word, note, first }: { name: string; word: string; note: string; first: boolean }) => (
  <p className="import-tick">
    <input type="checkbox" id={name} name={name} defaultChecked={first} aria-describedby={`${name}-note`} />
    <label htmlFor={name}>{word}</label>
    <small id={`${name}-note`}>{note}</small>
  </p>
)
