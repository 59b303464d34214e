-- The invariants that the database itself holds.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- 1. Nobody and no room is ever taken twice, buffers included. These are the last judges: whatever the code decided,
--    an overlap cannot be committed. The five statuses are the time-taking ones of lib/core/appointment.ts.
alter table appointment add constraint appointment_practitioner_free
  exclude using gist (practitioner_id with =, tstzrange(starts_at, busy_until) with &&)
  where (status in ('held', 'requested', 'confirmed', 'arrived', 'completed'));

alter table appointment add constraint appointment_room_free
  exclude using gist (room_id with =, tstzrange(starts_at, busy_until) with &&)
  where (room_id is not null and status in ('held', 'requested', 'confirmed', 'arrived', 'completed'));

-- 2. Statuses and times that make sense.
alter table appointment
  add constraint appointment_status_known check (status in
    ('held', 'requested', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled', 'released')),
  add constraint appointment_status_before_known check (status_before in ('requested', 'confirmed', 'arrived')),
  add constraint appointment_times_in_order check (starts_at < ends_at and ends_at <= busy_until),
  add constraint appointment_on_the_minute check (
    date_trunc('minute', starts_at, 'UTC') = starts_at and date_trunc('minute', ends_at, 'UTC') = ends_at
    and date_trunc('minute', busy_until, 'UTC') = busy_until),
  add constraint appointment_held_until check (status <> 'held' or (hold_expires_at is not null and hold_hash is not null)),
  add constraint appointment_has_patient check (status in ('held', 'released') or patient_id is not null),
  add constraint appointment_source_known check (source in ('web', 'api', 'phone')),
  add constraint appointment_best_time_known check (best_time in ('any', 'before-noon', 'noon-to-2', '2-to-5', 'after-5'));

alter table practice
  add constraint practice_one_row check (id = 'practice'),
  add constraint practice_unanswered_known check (unanswered in ('keep', 'release')),
  add constraint practice_numbers check (grid_minutes between 5 and 240 and horizon_days between 1 and 400
    and notice_opening_minutes >= 0 and hold_minutes between 1 and 60 and claim_minutes between 1 and 60
    and max_tries between 1 and 20 and cutoff_hours >= 0);

alter table opening_hours add constraint opening_hours_in_order
  check (weekday between 1 and 7 and opens >= 0 and opens < closes and closes <= 2880);
alter table rota_session add constraint rota_session_in_order
  check (weekday between 1 and 7 and from_minute between 0 and 1439 and from_minute < to_minute and to_minute <= 2880
    and every_weeks between 1 and 52 and (valid_until is null or valid_until >= valid_from));
alter table absence add constraint absence_in_order check (starts_at < ends_at);
alter table closure add constraint closure_in_order
  check (from_day <= until_day and from_minute >= 0 and from_minute < to_minute and to_minute <= 1440);
alter table service add constraint service_sensible
  check (minutes between 5 and 480 and buffer_minutes between 0 and 240 and price_pence >= 0
    and patients in ('new', 'returning', 'any') and channel in ('online', 'phone'));
alter table staff
  add constraint staff_role_known check (role in ('reception', 'practitioner', 'manager')),
  add constraint staff_practitioner_linked check ((role = 'practitioner') = (practitioner_id is not null)),
  add constraint staff_email_lower check (email = lower(email));
alter table call
  add constraint call_claim_whole check ((claimed_by_id is null) = (claimed_until is null)),
  add constraint call_close_whole check ((closed_at is null) = (outcome is null));
alter table attempt add constraint attempt_outcome_known check (outcome in
  ('confirmed', 'moved', 'no-answer', 'voicemail', 'wrong-number', 'call-back', 'declined'));

create index appointment_hold_expiry on appointment (hold_expires_at) where status = 'held';
create index call_open on call (clinic_id, due_at) where closed_at is null;

-- 3. Events are never altered.
create function refuse_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are never altered' using errcode = 'insufficient_privilege';
end $$;
create trigger event_append_only before update or delete on event for each row execute function refuse_event_change();
create trigger event_not_truncated before truncate on event for each statement execute function refuse_event_change();

-- 4. Whoever shows a diary or a call list is told that something changed at a clinic, never what. '*' is: read all anew.
create function tell_clinic_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline', new.clinic_id);
  return null;
end $$;
create trigger appointment_changed after insert or update on appointment for each row execute function tell_clinic_changed();
create trigger call_changed after insert or update on call for each row execute function tell_clinic_changed();

create function tell_practice_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline', '*');
  return null;
end $$;
do $$
declare watched text;
begin
  foreach watched in array array['practice', 'clinic', 'opening_hours', 'room', 'profession', 'practitioner',
    'practitioner_profession', 'service', 'practitioner_service', 'rota_session', 'absence', 'closure']
  loop
    execute format('create trigger %I after insert or update or delete on %I for each statement execute function tell_practice_changed()',
      watched || '_changed', watched);
  end loop;
end $$;

-- A new patient comes with an appointment, which tells; a patient's changed details stand in diaries of any clinic.
create trigger patient_changed after update on patient for each statement execute function tell_practice_changed();

-- 5. Finding a patient by part of a name, misspelt: trigrams over the name without accents and in lower case.
create function plain_text(value text) returns text language sql immutable parallel safe strict as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, value))
$$;
create index patient_name_trigrams on patient using gin (plain_text(name) gin_trgm_ops);
create index patient_phone_trigrams on patient using gin (phone gin_trgm_ops);
