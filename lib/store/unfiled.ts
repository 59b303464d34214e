import { erasedName } from '@/lib/core/erasure'
import { isTheirRow, isTheirs, type KnownBy } from '@/lib/core/whose'
import { sql, type Db, type Sql } from './client'

/** What somebody left that is filed under no record of theirs, and who else is reached there. */
export interface Unfiled {
  /** By what they are known. */
  them: KnownBy
  ringBacks: string[]
  /** One of them is still to be rung. */
  isToBeRung: boolean
  /** A file that was accepted may still make something of theirs. */
  isBeingMade: boolean
  /** Forms half filled in, by the hex of their hash. */
  drafts: string[]
  /** Rows of files that are open in Import. */
  rows: { import: string; place: number }[]
  /** Addresses under which nobody else is known, in lower case. */
  emails: string[]
}

/** The record and those that were merged into it. */
export async function theirIds(tx: Db, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive theirs as (select ${id}::uuid as id
      union select patient.id from patient join theirs on patient.merged_into_id = theirs.id)
    select id::text from theirs`
  return rows.map((row) => row.id)
}

const inIds = (ids: readonly string[]): Sql => sql`any(${[...ids]}::uuid[])`
const inTexts = (texts: readonly string[]): Sql => sql`any(${[...texts]}::text[])`

/** Every name, number and address that was given with their records, appointments and messages. */
async function knownBy(tx: Db, ids: readonly string[]): Promise<KnownBy> {
  const theirs = inIds(ids)
  const rows = await tx.$queryRaw<{ kind: 'name' | 'phone' | 'email'; text: string }[]>`
    with said as (
      select name, phone, other_phone, carer_phone, email from patient where id = ${theirs}
      union all select d.value ->> 'name', d.value ->> 'phone', d.value ->> 'otherPhone',
          d.value ->> 'carerPhone', d.value ->> 'email'
        from patient_merge m, jsonb_each(m.before) d
        where m.kept_id = ${theirs} and m.gone_id = ${theirs} and d.key in ('before', 'after')
      union all select given_name, contact_phone, given_phone, null, contact_email
        from appointment where patient_id = ${theirs}
      union all select null, case m.channel when 'text' then m.address end, null, null,
          case m.channel when 'email' then m.address end
        from message m left join appointment a on a.id = m.appointment_id
        where m.recipient = 'patient' and (m.patient_id = ${theirs} or a.patient_id = ${theirs}))
    select distinct v.kind, v.text from said, lateral (values ('name', name), ('phone', phone),
      ('phone', other_phone), ('phone', carer_phone), ('email', lower(email))) v(kind, text)
    where v.text <> '' and v.text <> ${erasedName}`
  const of = (kind: string): string[] => rows.flatMap((row) => (row.kind === kind ? row.text : []))
  return { names: of('name'), phones: of('phone'), emails: of('email') }
}

/** Everybody else who is reached by one of these numbers or addresses, and whose record isn't gone. */
async function findOthers(
  tx: Db,
  ids: readonly string[],
  { phones, emails }: KnownBy,
): Promise<KnownBy[]> {
  const [numbers, addresses] = [inTexts(phones), inTexts(emails)]
  return tx.$queryRaw<KnownBy[]>`
    with reached as (
      select id from patient where phone = ${numbers} or other_phone = ${numbers} or carer_phone = ${numbers}
      union select id from patient where lower(email) = ${addresses}
      union select patient_id from appointment where contact_phone = ${numbers}
      union select patient_id from appointment where lower(contact_email) = ${addresses})
    select array_remove(array[p.name, p.carer_name], null) as names,
      array_remove(array[p.phone, p.other_phone, p.carer_phone] || array_agg(a.contact_phone), null) as phones,
      array_remove(array[case when p.merged_into_id is null then lower(p.email) end]
        || array_agg(lower(a.contact_email)), null) as emails
    from reached join patient p on p.id = reached.id left join appointment a on a.patient_id = p.id
    where p.id <> all(${[...ids]}::uuid[]) and p.erased_how is distinct from 'whole'
    group by p.id`
}

interface AskedToBeRung {
  id: string
  name: string
  phone: string
  open: boolean
}

async function findRingBacks(
  tx: Db,
  them: KnownBy,
  others: readonly KnownBy[],
): Promise<Pick<Unfiled, 'ringBacks' | 'isToBeRung'>> {
  const rows = await tx.$queryRaw<AskedToBeRung[]>`
    select id::text, name, phone, closed_at is null as open from ring_back
    where phone = ${inTexts(them.phones)} and name <> ${erasedName}`
  const theirs = rows.filter(({ name, phone }) =>
    isTheirs({ names: [name], phones: [phone], emails: [] }, them, others),
  )
  return { ringBacks: theirs.map(({ id }) => id), isToBeRung: theirs.some(({ open }) => open) }
}

/** A first look, wider than the rule: a word of a name, an address or a number is somewhere in it. */
function mayBeIn(text: Sql, { names, phones, emails }: KnownBy): Sql {
  const words = names.flatMap((name) => name.split(/\s+/).filter((word) => word.length > 1))
  const tails = phones.map((phone) => phone.replace(/\D/g, '').slice(-9))
  return sql`(exists (select 1 from unnest(${words}::text[]) word
      where position(plain_text(word) in plain_text(${text})) > 0)
    or exists (select 1 from unnest(${[...emails]}::text[]) email where position(email in lower(${text})) > 0)
    or exists (select 1 from unnest(${tails}::text[]) tail
      where position(tail in regexp_replace(${text}, '\\D', '', 'g')) > 0))`
}

/** What is typed into the public forms, by field; a person who books for somebody is another one. */
const typed = {
  names: ['name', 'ring-name'],
  phones: ['phone', 'ring-phone', 'contact-phone'],
  emails: ['email', 'contact-email', 'mail-to'],
} as const

function typedIn(details: Record<string, string>): KnownBy {
  const of = (names: readonly string[]): string[] =>
    names.map((name) => (details[name] ?? '').trim()).filter((text) => text !== '')
  return { names: of(typed.names), phones: of(typed.phones), emails: of(typed.emails) }
}

async function findDrafts(
  tx: Db,
  ids: readonly string[],
  them: KnownBy,
  others: readonly KnownBy[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { hash: string; asked: boolean; details: Record<string, string> }[]
  >`
    select encode(d.secret_hash, 'hex') as hash, d.details, a.id is not null as asked
    from draft d left join appointment a on a.id = d.appointment_id and a.patient_id = ${inIds(ids)}
    where a.id is not null or ${mayBeIn(sql`d.details::text`, them)}`
  return rows
    .filter(({ asked, details }) => asked || isTheirs(typedIn(details), them, others))
    .map(({ hash }) => hash)
}

async function findRows(tx: Db, them: KnownBy): Promise<Unfiled['rows']> {
  const rows = await tx.$queryRaw<{ id: string; place: number; cells: string[] }[]>`
    select import_id::text as id, place, cells from import_row
    where ${mayBeIn(sql`array_to_string(cells, ' ')`, them)}`
  return rows
    .filter(({ cells }) => isTheirRow(cells, them))
    .map(({ id, place }) => ({ import: id, place }))
}

/** By a part of a name already: it is a matter of minutes, and what is made then is of another record. */
async function isBeingMade(tx: Db, ids: readonly string[], them: KnownBy): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from import_piece where ${mayBeIn(sql`work::text`, them)}
      or exists (select 1 from unnest(${[...ids]}::text[]) id where position(id in work::text) > 0) limit 1`
  return rows.length > 0
}

/** What they left, by the ids of their record and of those merged into it. */
export async function findUnfiled(tx: Db, ids: readonly string[]): Promise<Unfiled> {
  const them = await knownBy(tx, ids)
  const others = await findOthers(tx, ids, them)
  const shared = new Set(others.flatMap(({ emails }) => emails))
  return {
    them,
    ...(await findRingBacks(tx, them, others)),
    drafts: await findDrafts(tx, ids, them, others),
    rows: await findRows(tx, them),
    isBeingMade: await isBeingMade(tx, ids, them),
    emails: them.emails.filter((email) => !shared.has(email)),
  }
}
