import { toIso, type Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'

/**
 * What the demo practice has sent so far, while it still had its servers: whatever happened until yesterday was told by then, and a
 * few of it came back. What happened since is in the outbox, and so are reminders of what is to come: the server plans them itself.
 */

const hour = 3_600_000
const recent = 20 * hour
const remembered = 14 * 24 * hour

/** The way and the key that planning would choose, so that what was told isn't owed again. */
async function writeSent(tx: Db, now: Instant): Promise<void> {
  await tx.$executeRaw`
    with told as (
      select e.id, e.at, e.clinic_id, a.id as appointment_id, p.id as patient_id, c.due_at as call_by, a.starts_at, a.ends_at, a.practitioner_id,
        coalesce(p.email, p.phone) as address, case when p.email is null then 'text' else 'email' end as channel,
        case e.verb when 'request' then 'requested' when 'move' then 'moved' when 'cancel' then 'cancelled' when 'release' then 'released'
          when 'attempt' then 'unreached' else 'confirmed' end as kind
      from event e join appointment a on a.id = e.appointment_id join patient p on p.id = a.patient_id left join call c on c.appointment_id = a.id
      where e.at < ${toIso(now - recent)}::timestamptz and (a.starts_at > ${toIso(now)}::timestamptz or e.at > ${toIso(now - remembered)}::timestamptz)
        and (e.verb in ('request', 'confirm', 'book', 'move', 'cancel', 'release') or (e.verb = 'attempt' and e.detail ->> 'outcome' in ('no-answer', 'voicemail', 'wrong-number')))
        and (p.email is not null or (p.phone like '+447%' and p.wrong_number_at is null)) and a.starts_at > e.at)
    insert into message (id, dedupe_key, event_id, kind, channel, recipient, clinic_id, appointment_id, patient_id, address, facts, status, created_at, due_at, tries, sent_at)
    select md5('message ' || id)::uuid, concat_ws(':', id, kind, channel, patient_id, ''), id, kind, channel, 'patient', clinic_id, appointment_id, patient_id, address,
      jsonb_build_object('visit', jsonb_build_object('start', extract(epoch from starts_at) * 1000, 'end', extract(epoch from ends_at) * 1000, 'practitioner', practitioner_id))
        || case when kind = 'requested' and call_by is not null then jsonb_build_object('callBy', extract(epoch from call_by) * 1000) else '{}' end,
      'sent', at, at, 1, at + interval '4 seconds'
    from told`
  await tx.$executeRaw`
    delete from outbox using event e left join appointment a on a.id = e.appointment_id
    where outbox.event_id = e.id and e.at < ${toIso(now - recent)}::timestamptz and (a.id is null or a.starts_at <= ${toIso(now)}::timestamptz)`
}

/** At each clinic the last email, and the last text but one, came back: about visits that are still to come. Reception has taken one of them. */
async function letFail(tx: Db, now: Instant): Promise<void> {
  await tx.$executeRaw`
    with ranked as (
      select m.id, m.clinic_id, m.channel, row_number() over (partition by m.clinic_id, m.channel order by m.created_at desc, m.id) as place
      from message m join appointment a on a.id = m.appointment_id
      where m.kind = 'confirmed' and a.status = 'confirmed' and a.starts_at > ${toIso(now + 12 * hour)}::timestamptz),
    desk as (select distinct on (sc.clinic_id) sc.clinic_id, s.id from staff s join staff_clinic sc on sc.staff_id = s.id
      where s.role = 'reception' order by sc.clinic_id, s.id)
    update message set status = 'failed', sent_at = null, error = case ranked.channel when 'email' then 'wrong-address' else 'wrong-number' end,
      owner_id = case when ranked.channel = 'text' then desk.id end
    from ranked left join desk on desk.clinic_id = ranked.clinic_id
    where message.id = ranked.id and ((ranked.channel = 'email' and ranked.place <= 2) or (ranked.channel = 'text' and ranked.place = 2))`
}

export async function writeMessages(tx: Db, now: Instant): Promise<void> {
  await writeSent(tx, now)
  await letFail(tx, now)
}
