'use client'

import { useForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { absences as words } from '@/lib/copy/staff/my-own'
import { SelectField } from '@/app/_ui/staff/select-field'

interface Props {
  /** What the fields hold at first. */
  first?: Partial<Record<'from' | 'until' | 'at' | 'to' | 'every' | 'repeat', string>> | undefined
}

const everies = [{ value: '', word: words.once }, { value: '1', word: words.everyWeek },
  ...[2, 3, 4, 5, 6, 8, 12, 52].map((weeks) => ({ value: String(weeks), word: words.everyWeeks(weeks) }))]

/** When somebody is away: days, hours where it isn't whole days, and how often it comes again. */
export function AbsenceFields({ first = {} }: Props) {
  const { state } = useForm()
  const held = (name: keyof NonNullable<Props['first']>) => ({ name, defaultValue: state.typed[name] ?? first[name] })
  return (
    <>
      <div className="absence-two">
        <LineField {...held('from')} label={words.from} type="date" />
        <LineField {...held('until')} label={words.until} type="date" hint={words.untilHint} />
      </div>
      <fieldset className="absence-two">
        <legend>{words.hours} <small>{words.hoursHint}</small></legend>
        <LineField {...held('at')} label={words.at} type="time" />
        <LineField {...held('to')} label={words.to} type="time" />
      </fieldset>
      <div className="absence-two">
        <SelectField name="every" label={words.every} first={first.every ?? ''} choices={everies} />
        <LineField {...held('repeat')} label={words.repeat} type="date" />
      </div>
    </>
  )
}
