import type { Actor, StaffActor } from '@/lib/auth/actor'
import { clinicScopes } from '@/lib/auth/can'
import { mayGoBy, type Channel, type MessageKind } from '@/lib/core/messages/kinds'
import type { OpenedTemplate } from '@/lib/core/messages/opened-message'
import { mistakesIn, mustHave, type Words } from '@/lib/core/messages/template-check'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { recordEvent } from '@/lib/store/events'
import { dropTemplate, findTemplate, writeTemplate } from '@/lib/store/message-templates'
import { findVersions, lockTemplate } from '@/lib/store/template-versions'
import { askIn, type Db } from '@/lib/store/client'
import { transact } from '@/lib/store/transact'
import { readTemplates } from './message-templates'
import { eventActorOf } from './subject'
import { readTemplateValues } from './template-values'

const versionsShown = 20

interface Which {
  kind: MessageKind
  channel: Channel
}

/** The words of one kind by one way, with what may and what must stand in braces, and what they were before. Refusals: `forbidden`, `not-found`. */
export async function openTemplate(actor: Actor, { kind, channel }: Which): Promise<Result<OpenedTemplate>> {
  const all = await readTemplates(actor)
  if (!all.ok) return all
  const found = all.value.find((one) => one.kind === kind && one.channel === channel)
  if (!found) return refused({ reason: 'not-found' })
  return done({ ...found, must: mustHave(kind, channel), versions: await findVersions(kind, channel, versionsShown) })
}

const editorOf = (actor: Actor): StaffActor | null =>
  (actor.kind === 'staff' && clinicScopes(actor, 'template.edit').length > 0 ? actor : null)

export const mayEditWords = (actor: Actor): boolean => editorOf(actor) !== null

const tidy = ({ subject, body, ...which }: Words): Words =>
  ({ ...which, subject: which.channel === 'email' ? (subject ?? '').trim() : null, body: body.replaceAll('\r\n', '\n').trim() })

/** Whether words may be kept as they are; writes nothing. Refusals: `forbidden`, `invalid` by field. */
export async function checkWords(actor: Actor, words: Words, now: Instant): Promise<Result<Words>> {
  if (!editorOf(actor)) return refused({ reason: 'forbidden' })
  if (!mayGoBy(words.kind, words.channel)) return refused({ reason: 'not-found' })
  const errors = mistakesIn(tidy(words), (await readTemplateValues(words, now)).longest)
  return errors.length > 0 ? refused({ reason: 'invalid', errors }) : done(tidy(words))
}

/** Which version whoever writes had before them; null: none was ever written. */
type Seen = Which & { seen: string | null }

/** Refuses where somebody else wrote these words, or took them back, since they were read. */
async function claimWords(tx: Db, { kind, channel, seen }: Seen): Promise<Result<never> | null> {
  await lockTemplate(tx, kind, channel)
  const [last] = await findVersions(kind, channel, 1, askIn(tx))
  return !last || last.id === seen ? null : refused({ reason: 'record-changed', by: last.by, at: last.at })
}

/**
 * Keeps the practice's own words; the event holds them, and is their version. Refusals: `forbidden`, `not-found` (no such way),
 * `invalid` by field, `record-changed` (somebody was first: who and when).
 */
export async function editTemplate(actor: Actor, input: Words & Seen, now: Instant): Promise<Result<null>> {
  const editor = editorOf(actor)
  const checked = await checkWords(actor, input, now)
  if (!checked.ok || !editor) return checked.ok ? refused({ reason: 'forbidden' }) : checked
  const { kind, channel, subject, body } = checked.value
  return transact<null>(async (tx) => {
    await lockTemplate(tx, kind, channel)
    const there = await findTemplate(tx, kind, channel)
    if (there && there.subject === subject && there.body === body) return done(null) // it says so already
    const late = await claimWords(tx, input)
    if (late) return late
    await writeTemplate(tx, { kind, channel, subject, body, staff: editor.id }, now)
    await recordEvent(tx, { at: now, verb: 'template', actor: eventActorOf(editor), clinic: null, appointment: null, patient: null,
      detail: { kind, channel, own: true, subject, body } })
    return done(null)
  })
}

/** The words that came with it again; twice is once. Refusals: `forbidden`, `record-changed`. */
export async function dropWords(actor: Actor, input: Seen, now: Instant): Promise<Result<null>> {
  const editor = editorOf(actor)
  if (!editor) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    await lockTemplate(tx, input.kind, input.channel)
    if (!await findTemplate(tx, input.kind, input.channel)) return done(null) // they were taken back already
    const late = await claimWords(tx, input)
    if (late) return late
    if (await dropTemplate(tx, input.kind, input.channel)) {
      await recordEvent(tx, { at: now, verb: 'template', actor: eventActorOf(editor), clinic: null, appointment: null, patient: null,
        detail: { kind: input.kind, channel: input.channel, own: false } })
    }
    return done(null)
  })
}
