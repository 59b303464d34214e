import { FieldErrorLine } from '@/app/_ui/error-summary'
import { waitingList as words } from '@/lib/copy/patient/waiting'
import { weekdayName } from '@/lib/core/time'
import { partsOfDay, weekdays } from '@/lib/core/waiting'
import { dayBox, partBox } from '@/lib/input/waiting-forms'

interface Box {
  name: string
  word: string
}

interface BoxesProps {
  id: string
  legend: string
  hint: string
  boxes: Box[]
  ticked: (name: string) => boolean
  error?: string | undefined
  short?: boolean
}

/** Boxes to tick, any number of them. */
export function Boxes({ id, legend, hint, boxes, ticked, error, short = false }: BoxesProps) {
  return (
    <fieldset className={error ? 'field wrong' : 'field'} aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
      <legend>{legend}</legend>
      <p className="hint" id={`${id}-hint`}>{hint}</p>
      <FieldErrorLine id={`${id}-error`} message={error} />
      <div className={short ? 'choices plain wish-days' : 'choices plain'}>
        {boxes.map(({ name, word }) => (
          <div className="choice" key={name}>
            <input type="checkbox" name={name} id={name} value="on" defaultChecked={ticked(name)} /><label htmlFor={name}>{word}</label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** Which days of the week and which parts of the day suit. */
export const WhenFields = ({ ticked }: { ticked: (name: string) => boolean }) => (
  <>
    <Boxes
      id="days" legend={words.weekdays} hint={words.anyHint} short ticked={ticked}
      boxes={weekdays.map((day) => ({ name: dayBox(day), word: weekdayName(day) }))}
    />
    <Boxes
      id="parts" legend={words.parts} hint={words.anyHint} ticked={ticked}
      boxes={partsOfDay.map((part) => ({ name: partBox(part), word: words.partNames[part] }))}
    />
  </>
)
