import type { StaffActor } from '@/lib/auth/actor'
import { panel as words } from '@/lib/copy/staff/diary'
import type { Instant } from '@/lib/core/time'
import type { DiaryEntry, DiaryView } from '@/lib/core/views'
import type { DiaryQuery } from '@/lib/input/staff-forms'
import { parseReference } from '@/lib/core/reference'
import { readStory } from '@/lib/use-cases/read-story'
import type { z } from 'zod'
import { AppointmentPanel } from './appointment-panel'
import type { CarryFacts } from './carry/facts'
import { BookPanel } from './book-panel'
import { CancelPanel, ReleasePanel } from './ending-panels'
import { FreePanel } from './free-panel'
import { GonePanel } from './gone-panel'
import { MovePanel } from './move-panel'
import { PanelFrame } from './panel-frame'
import type { Sheet } from './sheet'

interface Props {
  actor: StaffActor
  view: DiaryView
  query: z.infer<typeof DiaryQuery>
  sheet: Sheet
  now: Instant
  carry: CarryFacts | null
}

/** What the address says is open beside the day. */
export async function SidePanel({ actor, view, query, sheet, now, carry }: Props) {
  const frame = { clinic: view.clinic, day: view.day }
  if (query.book) return <BookPanel {...{ actor, view, now }} practitioner={query.book} at={query.at} />
  if (query.list === 'free') return <FreePanel {...{ view, sheet }} />
  if (query.list) return <GonePanel {...frame} gone={sheet.gone} />
  const reference = parseReference(query.open ?? '')
  const held = view.columns.flatMap(({ entries }) => entries).find((entry) => entry.reference === reference && !entry.patient)
  if (held) {
    const [title, said] = held.forList ? [words.listHeldTitle, words.listHeld] : [words.heldTitle, words.held]
    return <PanelFrame {...frame} status="held" heading={title}><p className="who-line">{said}</p></PanelFrame>
  }
  const found = reference ? await readStory(actor, { reference }, now) : null
  if (!found?.ok || found.value.clinic !== view.clinic.id) {
    return <PanelFrame {...frame} heading={words.notThereTitle}><p className="who-line">{words.notThere}</p></PanelFrame>
  }
  const opened = { actor, view, story: found.value, now }
  const may = (verb: DiaryEntry['verbs'][number]) => query.do === verb && found.value.entry.verbs.includes(verb)
  if (may('move')) return <MovePanel {...opened} carry={carry} />
  if (may('cancel')) return <CancelPanel {...opened} />
  if (may('release')) return <ReleasePanel {...opened} />
  return <AppointmentPanel {...opened} />
}
