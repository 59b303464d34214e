import { diaryBase } from '@/app/_staff/addresses'
import { html, say, type Markup } from '@/app/_ui/staff/markup'
import { signOf } from '@/app/_ui/staff/status'
import { diary as words } from '@/lib/copy/staff/diary'
import { phoneWords } from '@/lib/copy/staff/phone'
import { flagWords, statusWords } from '@/lib/copy/staff/words'
import { clock24, type Instant, type Zone } from '@/lib/core/time'
import type { DiaryEntry, DiaryView } from '@/lib/core/views'

interface Drawn {
  entry: DiaryEntry
  view: DiaryView
  now: Instant
  isOpen: boolean
  /** It is being moved: this is where it is until then. */
  isOrigin: boolean
}

const minutes = (milliseconds: number): number => Math.round(milliseconds / 60_000)
const sizeOf = (length: number): string => (length <= 30 ? 'short' : length <= 60 ? 'mid' : 'tall')

/** An appointment in its cell, and the minutes kept free after it. */
export function drawAppointment({ entry, view, now, isOpen, isOrigin }: Drawn): Markup {
  const { clinic, day } = view
  const [length, buffer] = [minutes(entry.end - entry.start), minutes(entry.busyUntil - entry.end)]
  const look = [
    'appt', signOf(entry.status), sizeOf(length), entry.note && 'has-note', entry.orphan && 'is-orphan', isOpen && 'is-open', isOrigin && 'is-origin',
  ].filter(Boolean).join(' ')
  return html`<a class='${look}' href='${diaryBase(clinic.id, day)}&amp;open=${entry.reference}'${isOpen && html` aria-current='true'`
  } style='--m:${length}'${drawHandle(entry)}>${drawCard(entry, clinic.timeZone, now)}</a>${
    buffer > 0 && html`<i class='buffer' style='--m:${buffer}'></i>`}`
}

/** What the script takes hold of: which appointment, as it is on the screen, and whether it may be moved. */
const drawHandle = ({ patient, reference, version, verbs }: DiaryEntry): Markup | null => patient && html` data-ref='${
  reference}' data-version='${version}'${verbs.includes('move') && html` data-move=''`}`

function drawCard(entry: DiaryEntry, zone: Zone, now: Instant): Markup {
  const { start, end, patient, note } = entry
  const name = patient?.name ?? (entry.forList ? words.onList : words.onWebsite)
  return html`<span class='a-name'>${say(`${clock24(start, zone)} to ${clock24(end, zone)}, `)}${name}</span><span class='a-line'>${
    drawFlags(entry)}<span class='a-what'>${entry.service.name}</span>${drawStrokes(entry)}${drawState(entry, zone, now)}</span>${
    note && html`<span class='a-note'>${note}</span>`}${patient && html`<span class='a-tel' aria-hidden='true'>${phoneWords(patient.phone)}</span>`}`
}

const drawFlags = ({ firstVisit, pregnant }: DiaryEntry): Markup => html`${
  firstVisit && html`<abbr class='flag first' title='${flagWords.firstTitle}'>${flagWords.first}</abbr> `}${
  pregnant && html`<abbr class='flag preg' title='${flagWords.pregnantTitle}'>${flagWords.pregnant}</abbr>`}`

/** Slanted strokes: so many times nobody answered. */
const drawStrokes = ({ unansweredCalls: n, status }: DiaryEntry): Markup | false => n > 0 && status === 'requested'
  && html`<span class='tally n${Math.min(n, 6)}'>${say(words.unanswered(n))}</span>`

const lateAfter = 5

/** The status in a word; louder where somebody has to act. */
function drawState(entry: DiaryEntry, zone: Zone, now: Instant): Markup {
  const status = say(`${statusWords[entry.status]}, `)
  if (entry.orphan) return html`<span class='late'>${status}${words.noSession}</span>`
  const late = minutes(now - entry.start)
  if (entry.status === 'confirmed' && late >= lateAfter && now < entry.end) return html`<span class='late'>${status}${words.late(late)}</span>`
  if (entry.status === 'held' && entry.holdExpiresAt !== null) {
    return html`<span class='a-state'>${words.heldLeft(Math.max(0, Math.ceil((entry.holdExpiresAt - now) / 60_000)))}</span>`
  }
  const at = entry.status === 'arrived' && entry.arrivedAt !== null && ` ${clock24(entry.arrivedAt, zone)}`
  return html`<span class='a-state'>${statusWords[entry.status]}${at}</span>`
}
