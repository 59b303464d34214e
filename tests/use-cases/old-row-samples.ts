import type { AgeingTable } from '@/lib/core/growth'

/**
 * For each table of which rows go by their age, what writes one: `$1` is its instant, `$2` an id of
 * its own. Ann, Hall Green and `first` are the small practice's; `$3` is somebody of the staff.
 */
const samples: Readonly<Record<AgeingTable, readonly string[]>> = {
  practice_change: [`insert into practice_change (id, kind, staff_id, at)
    values ($2, 'rota', $3, $1)`],
  appointment: [`insert into appointment (id, reference, status, clinic_id, practitioner_id,
      service_id, starts_at, ends_at, busy_until, source, created_at, changed_at)
    select $2, $2, 'released', 'hall-green', 'ann', 'first', at, at + interval '45 minutes',
      at + interval '1 hour', 'web', $1, $1 from date_trunc('minute', $1::timestamptz) at`,
  `insert into event (at, verb, actor_kind, clinic_id, appointment_id)
    select $1::timestamptz - interval '1 minute' * n, case n when 0 then 'lapse' else 'hold' end,
      'patient', 'hall-green', $2::uuid from generate_series(0, 1) n`,
  'delete from outbox'],
  message: [`with told as (insert into event (at, verb, actor_kind)
      values ($1, 'confirm', 'clock') returning id)
    insert into message (id, dedupe_key, event_id, kind, channel, recipient, clinic_id, status,
      created_at, due_at, sent_at)
    select $2, $2, id, 'confirmed', 'email', 'patient', 'hall-green', 'sent', $1, $1, $1
    from told`],
  staff_device: [`insert into staff_device (id, staff_id, secret_hash, made_at, last_used_at)
    values ($2, $3, sha256($2::text::bytea), $1, $1)`],
  staff_session: [`insert into staff_session (id, secret_hash, staff_id, created_at, last_seen_at)
    values ($2, sha256($2::text::bytea), $3, $1, $1)`],
  staff_link: [`insert into staff_link (id, staff_id, purpose, made_at, expires_at)
    values ($2, $3, 'invite', $1, $1)`],
  patient_sign_in: [`insert into patient_sign_in (id, email, token_hash, asked_at, expires_at)
    select $2, 'a@example.org', sha256($2::text::bytea), at - interval '1 hour', at
    from (select $1::timestamptz as at) one`],
  patient_session: [`insert into patient_session (id, secret_hash, email, created_at, last_seen_at)
    values ($2, sha256($2::text::bytea), 'a@example.org', $1, $1)`],
  event: [`with told as (insert into event (at, verb, actor_kind, detail)
      values ($1, 'search', 'staff', jsonb_build_object('id', $2::text)) returning id)
    insert into event_seen (event_id, patient_id) select id, $2 from told`],
  security_event: [`insert into security_event (minute, verb, actor_kind, actor_id)
    values ($1, 'sign-in.failed', 'staff', $2)`],
  draft: ['insert into draft (secret_hash, changed_at) values (sha256($2::text::bytea), $1)'],
  idempotency_key: [`insert into idempotency_key (key_hash, body_hash, appointment_id, created_at)
    values (sha256($2::text::bytea), '', $2, $1)`],
  public_ask: ['insert into public_ask (from_hash, at) values (sha256($2::text::bytea), $1)'],
  guess_count: [`insert into guess_count (key_hash, level, at, free_at)
    values (sha256($2::text::bytea), 1, $1, $1)`],
  sign_in_throttle: [`insert into sign_in_throttle (key_hash, tries, since)
    values (sha256($2::text::bytea), 1, $1)`],
  spent_challenge: [`insert into spent_challenge (challenge_hash, until)
    values (sha256($2::text::bytea), $1)`],
}

interface Values {
  at: string
  id: string
  staff: string
}

/** The statements that write a row, with no parameter that one of them doesn't use. */
export const sampleOf = (table: AgeingTable, { at, id, staff }: Values): string[] => {
  const values = ['', `'${at}'`, `'${id}'`, `'${staff}'`]
  return samples[table].map((statement) =>
    statement.replace(/\$([1-3])/g, (_, n: string) => values[Number(n)] ?? ''))
}
