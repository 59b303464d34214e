import type { OpenManageDesk } from '@/app/_staff/open-manage-desk'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { SelectField } from '@/app/_ui/staff/select-field'
import { imports as words } from '@/lib/copy/staff/import'
import type { ImportView } from '@/lib/core/import/import-view'
import type { NameInFile } from '@/lib/core/import/match-names'
import { namedThings, type NamedThing } from '@/lib/core/import/settings'
import { notSaid } from '@/lib/input/import-forms'
import { readThings } from '@/lib/use-cases/read-things'
import { saveNames } from '../actions'

/** As many as anybody settles by hand. */
const shown = 150

interface Props {
  view: ImportView
  desk: OpenManageDesk
}

/** What names of the file mean here, for those that match nothing by themselves. */
export async function NamesForm({ view: { line, names, nameless }, desk: { actor } }: Props) {
  const things = await readThings(actor)
  const open = (thing: NamedThing): NameInFile[] => names?.[thing].filter(({ isMatched }) => !isMatched) ?? []
  const isSettled = namedThings.every((thing) => open(thing).length === 0 && nameless[thing] === 0)
  return (
    <ActForm action={saveNames} hidden={{ id: line.id, version: line.version }} className="import-map" label={words.namesHeading}>
      <h2>{words.namesHeading}</h2>
      <p className="hint">{isSettled ? words.nothingOpen : words.namesSaid}</p>
      {namedThings.map((thing) => {
        const choices = things[thing].map(({ id, name }) => ({ value: id, word: name }))
        const said = line.settings?.names[thing] ?? {}
        const all = open(thing)
        return (all.length > 0 || nameless[thing] > 0) && (
          <fieldset key={thing} className="import-names">
            <legend>{words.things[thing]}</legend>
            {nameless[thing] > 0 && (
              <SelectField
                name={`instead-${thing}`} label={<>{words.instead[thing]} <small>{words.rowsOf(nameless[thing])}</small></>} first={line.settings?.instead[thing] ?? ''}
                choices={[{ value: '', word: words.insteadNone }, ...choices]}
              />
            )}
            {all.slice(0, shown).map(({ plain, text, rows, suggested }) => (
              <SelectField
                key={plain} name={`${thing}:${plain}`} label={<>{text} <small>{words.rowsOf(rows)}</small></>} first={said[plain] ?? suggested ?? notSaid}
                choices={[{ value: notSaid, word: words.choose }, { value: '', word: words.leaveOut }, ...choices]}
              />
            ))}
            {all.length > shown && <p className="hint">{words.more(all.length - shown)}</p>}
          </fieldset>
        )
      })}
      <Press className="act main">{words.namesNext}</Press>
    </ActForm>
  )
}
