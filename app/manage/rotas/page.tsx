import type { Metadata } from 'next'
import Link from 'next/link'
import { toTellAt } from '@/app/_staff/addresses'
import { EffectPane } from '@/app/_staff/effect-pane'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { rotasAt } from '@/app/_staff/rota-addresses'
import { GoScope } from '@/app/_ui/staff/go-scope'
import { Key } from '@/app/_ui/staff/marks'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { rotas as words } from '@/lib/copy/staff/rotas'
import { addDays, startOfWeek, type Day } from '@/lib/core/time'
import { save } from './actions'
import { DraftForm } from './draft-form'
import { addValues, changeValues, copyValues, endValues, whereText, type DraftValues } from './draft-values'
import { averageMinutes, layWeek } from './lay-week'
import { loadRotas } from './load'
import { People } from './people'
import { SessionsTable } from './sessions-table'
import { Week } from './week'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

type Loaded = Awaited<ReturnType<typeof loadRotas>>

/** The week that is drawn: the one asked for, or the first in which a draft does something, or this one. */
function mondayOf({ query, typed, shown, rotas, today }: Loaded): Day {
  if (query.week) return startOfWeek(query.week)
  const first = shown.preview?.sessions.filter(({ id, practitioner }) => practitioner === rotas.person?.id && shown.preview?.adds.includes(id)).map(({ validFrom }) => validFrom).sort()[0]
  const last = typed['last']
  return startOfWeek(first ?? (shown.preview && last ? addDays(last, 7) : today))
}

/** What the form begins with: what is in the address goes before what stands. */
function valuesOf({ query, typed, rotas, today }: Loaded): DraftValues {
  const row = rotas.rows.find(({ ids }) => ids[0] === query.row)
  const who = rotas.person?.id ?? ''
  const first = query.do === 'change' && row ? changeValues(row, today) : query.do === 'end' && row ? endValues(row, today)
    : query.do === 'copy' ? copyValues(who, today) : addValues(who, whereOf(rotas), today)
  return { ...first, ...typed }
}

/** Where they mostly are, else the first place there is. */
function whereOf({ rows, clinics }: Loaded['rotas']): string {
  const [row] = rows
  if (row) return whereText(row.clinic, row.room)
  const mine = clinics.find((clinic) => clinic.mine)
  return whereText(mine?.id ?? '', mine?.rooms[0]?.id ?? null)
}

export default async function RotasPage({ searchParams }: Props) {
  const loaded = await loadRotas(JSON.stringify(await searchParams))
  const { query, typed, desk, rotas, today, shown } = loaded
  const { person } = rotas
  const clinic = desk.clinic.id
  if (!person) return <ManageDesk desk={desk} here="rotas" heading={words.headingNobody} say={words.nobody}>{null}</ManageDesk>
  const own = (rows: typeof rotas.sessions) => rows.filter(({ practitioner }) => practitioner === person.id)
  const monday = mondayOf(loaded)
  const laid = layWeek(monday, {
    before: own(rotas.sessions), after: own(shown.preview?.sessions ?? rotas.sessions),
    adds: new Set(shown.preview?.adds), ends: new Set(shown.preview?.ends),
  })
  const back = rotasAt(clinic, { who: person.id })
  const rowIsOpen = (query.do === 'change' || query.do === 'end') && rotas.rows.some(({ ids }) => ids[0] === query.row)
  const values = valuesOf(loaded)
  const form = query.do && (rowIsOpen || query.do === 'add' || query.do === 'copy')
    ? <DraftForm key={JSON.stringify(typed)} doing={query.do} {...{ rotas, clinic, values }} wrong={shown.wrong} /> : null
  const anew = addValues(person.id, whereOf(rotas), monday > today ? monday : today)
  const professions = rotas.professions.filter(({ id }) => person.professions.includes(id)).map(({ name }) => name).join(', ')
  return (
    <ManageDesk desk={desk} here="rotas" heading={words.heading(person.name)} className="rotas"
      say={query.done ? <>{effectWords.saved(query.told ?? 0)} {(query.told ?? 0) > 0 && <Link href={toTellAt(clinic)}>{effectWords.toTell}</Link>}</> : words.said(professions)}
      aside={<p className="num">{words.hours(averageMinutes(laid))}</p>}
    >
      <GoScope>
        <div className="rota-panes">
          <People rotas={rotas} clinic={clinic} />
          <div className="rota-main">
            <WeekLine {...{ clinic, monday, today }} who={person.id} />
            <Week {...{ rotas, laid, clinic, today, anew }} asked={shown.preview ? values : null} />
            <p className="effect-note draw-hint">{words.drawHint}</p>
            <SessionsTable {...{ rotas, clinic, today }} open={rowIsOpen ? query.row : undefined} form={form} />
            <p className="draft-acts">
              <Link className="act" prefetch={false} href={rotasAt(clinic, { who: person.id, do: 'add' })} aria-keyshortcuts="N">{words.addSession} <Key>N</Key></Link>
              <Link className="act" prefetch={false} href={rotasAt(clinic, { who: person.id, do: 'copy' })} aria-keyshortcuts="Y">{words.copyWeek} <Key>Y</Key></Link>
            </p>
            {!rowIsOpen && form}
          </div>
          <section className="rota-effect" aria-label={words.effectOf}>
            {shown.say && <p className="refused" role="alert">{shown.say}</p>}
            {shown.preview ? <EffectPane effect={shown.preview.effect} action={save} asked={{ ...typed, clinic, who: person.id }} back={back} />
              : <p className="effect-note">{words.before}</p>}
          </section>
        </div>
      </GoScope>
    </ManageDesk>
  )
}

function WeekLine({ clinic, who, monday, today }: { clinic: string; who: string; monday: Day; today: Day }) {
  const to = (week: Day) => rotasAt(clinic, { who, week })
  return (
    <nav className="rota-week" aria-label={words.week(monday)}>
      <h2>{words.week(monday)}</h2>
      <Link className="b edge" prefetch={false} scroll={false} href={to(addDays(monday, -7))} aria-keyshortcuts="[">{words.weekBefore}</Link>
      <Link className="b edge" prefetch={false} scroll={false} href={to(startOfWeek(today))} aria-keyshortcuts="T">{words.thisWeek}</Link>
      <Link className="b edge" prefetch={false} scroll={false} href={to(addDays(monday, 7))} aria-keyshortcuts="]">{words.weekAfter}</Link>
    </nav>
  )
}
