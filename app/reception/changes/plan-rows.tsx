'use client'

import { useEffect, useState } from 'react'
import { useForm } from '@/app/_ui/staff/act-form'
import { changes as words } from '@/lib/copy/staff/changes'
import { clashing, type Taking } from '@/lib/core/proposals'

/** One of the things that may happen to an appointment. */
export interface Option {
  value: string
  word: string
  /** Null: it takes nobody's time. */
  taking: Taking | null
}

export interface RowProps {
  reference: string
  version: number
  when: string
  with: string
  name: string
  what: string
  status: string
  groups: { name: string; options: Option[] }[]
  /** The value of what is proposed. */
  proposal: string
}

interface Names {
  choice: string
  version: string
}

const optionsOf = (row: RowProps): Option[] => row.groups.flatMap(({ options }) => options)
const isMove = (option: Option | undefined): boolean => option?.taking !== null && option?.taking !== undefined

/** What is chosen: what somebody chose, else the proposal, else the first that takes nobody else's time. */
function chooseAll(rows: readonly RowProps[], chosen: Readonly<Record<string, Option>>): Map<string, Option> {
  const all = new Map(rows.flatMap((row): [string, Option][] => {
    const option = chosen[row.reference]
    return option ? [[row.reference, option]] : []
  }))
  for (const row of rows.filter(({ reference }) => !all.has(reference))) {
    const options = optionsOf(row)
    const free = (option: Option) => {
      const taking = option.taking
      return taking === null || ![...all.values()].some((other) => other.taking !== null && clashing([{ ...taking, id: 'a' }, { ...other.taking, id: 'b' }]).size > 0)
    }
    const first = options.find(({ value }) => value === row.proposal)
    const pick = first && free(first) ? first : options.find((option) => isMove(option) && free(option)) ?? options.find(({ value }) => value === 'cancel')
    if (pick) all.set(row.reference, pick)
  }
  return all
}

/** What was proposed when the page came, or what was chosen before it was refused. */
function atFirst(rows: readonly RowProps[], typed: Record<string, string>, wrong: Record<string, string>): Record<string, Option> {
  return Object.fromEntries(rows.flatMap((row) => {
    const field = `choice-${row.reference}`
    const value = wrong[field] === undefined ? typed[field] ?? (Object.keys(typed).length > 0 ? undefined : row.proposal) : undefined
    const option = optionsOf(row).find((one) => one.value === value)
    return option ? [[row.reference, option] as const] : []
  }))
}

/** The rows of the plan and the count of what is chosen. What was chosen stands, whatever changes around it. */
export function PlanRows({ rows, columns, caption }: { rows: RowProps[]; columns: readonly string[]; caption: string }) {
  const { state } = useForm()
  const [chosen, setChosen] = useState(() => atFirst(rows, state.typed, state.wrong))
  useEffect(() => {
    // Refused rows start afresh from what is proposed now.
    setChosen((before) => Object.fromEntries(Object.entries(before).filter(([reference]) => state.wrong[`choice-${reference}`] === undefined)))
  }, [state])
  const all = chooseAll(rows, chosen)
  const twice = clashing([...all].flatMap(([id, { taking }]) => (taking ? [{ ...taking, id }] : [])))
  const count = (is: (option: Option) => boolean) => [...all.values()].filter(is).length
  const said = words.count({ moved: count(isMove), cancelled: count(({ value }) => value === 'cancel'), left: count(({ value }) => value === 'leave') })
  return (
    <>
      <table className="plan">
        <caption className="hidden-visually">{caption}</caption>
        <thead><tr>{columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <PlanRow
              key={row.reference} row={row} chosen={all.get(row.reference)} wrong={state.wrong[`choice-${row.reference}`]}
              twice={twice.has(row.reference)} names={{ choice: `choice-${row.reference}`, version: `version-${row.reference}` }}
              choose={(option) => setChosen((before) => ({ ...before, [row.reference]: option }))}
            />
          ))}
        </tbody>
      </table>
      <p className="plan-count" role="status">{said}</p>
    </>
  )
}

interface PlanRowProps {
  row: RowProps
  chosen: Option | undefined
  wrong: string | undefined
  twice: boolean
  names: Names
  choose: (option: Option) => void
}

function PlanRow({ row, chosen, wrong, twice, names, choose }: PlanRowProps) {
  const trouble = twice ? words.twice : wrong
  const id = `plan-${row.reference}`
  const options = optionsOf(row)
  const kept = chosen && !options.some(({ value }) => value === chosen.value) ? chosen : null
  return (
    <tr className={trouble ? 'is-wrong' : undefined}>
      <td><b>{row.when}</b><small>{row.with}</small></td>
      <th scope="row">{row.name}<small>{row.what}, {row.status}</small></th>
      <td>
        <input type="hidden" name={names.version} value={row.version} />
        <label className="hidden-visually" htmlFor={id}>{words.whatHappens(row.name)}</label>
        <select
          id={id} name={names.choice} value={chosen?.value} aria-describedby={trouble ? `${id}-wrong` : undefined} aria-invalid={trouble ? true : undefined}
          onChange={(event) => {
            const option = options.find(({ value }) => value === event.currentTarget.value)
            if (option) choose(option)
          }}
        >
          {kept && <option value={kept.value}>{kept.word}</option>}
          {row.groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.options.map(({ value, word }) => <option key={value} value={value}>{word}</option>)}
            </optgroup>
          ))}
        </select>
        {trouble && <p className="error" id={`${id}-wrong`}>{trouble}</p>}
      </td>
    </tr>
  )
}
