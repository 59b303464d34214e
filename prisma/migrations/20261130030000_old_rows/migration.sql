-- Servers without this migration can go on: yes
-- What is over is deleted in its time: who looked at what after eight years, refusals and failed
-- sign-ins after two, a time that somebody held and never asked for after a month. Everything else
-- that happened is never altered. How long is judged by the database's own clock, so that whoever
-- can write rows can't be early; lib/core/growth.ts has the same periods, each a little longer.

create function is_event_over(verb text, at timestamptz, appointment uuid) returns boolean
  language sql stable as $$
  select case
    when verb in ('look', 'search') then at < now() - interval '8 years'
    when verb in ('hold', 'extend', 'lapse') then at < now() - interval '30 days' and exists (
      select from appointment a where a.id = appointment and a.status = 'released'
        and a.patient_id is null and a.changed_at < now() - interval '30 days')
    else false end
$$;

create function keep_event() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if is_event_over(old.verb, old.at, old.appointment_id) then return old; end if;
  end if;
  raise exception 'events are never altered' using errcode = 'insufficient_privilege';
end $$;
create or replace trigger event_append_only before update or delete on event
  for each row execute function keep_event();

create function keep_event_seen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from event e where e.id = old.event_id
      and is_event_over(e.verb, e.at, e.appointment_id)) then return old; end if;
  end if;
  raise exception 'events are never altered' using errcode = 'insufficient_privilege';
end $$;
create or replace trigger event_seen_append_only before update or delete on event_seen
  for each row execute function keep_event_seen();

create or replace function refuse_security_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.times > old.times
    and to_jsonb(new) - 'times' = to_jsonb(old) - 'times' then
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.minute < now() - interval '2 years' then return old; end if;
  end if;
  raise exception 'events are never altered' using errcode = 'insufficient_privilege';
end $$;

-- The serving role may delete none of these rows itself. What is over goes by these functions, as
-- the owner: `most` rows a call, those left out that somebody else is deleting. Each answers how
-- many went.

create function forget_looks(of_verb text, before timestamptz, most int) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone bigint[];
begin
  select array_agg(id) into gone from (select id from event where verb = of_verb and at < before
    order by at limit most for update skip locked) due;
  delete from event_seen where event_id = any(gone);
  delete from event where id = any(gone);
  return coalesce(cardinality(gone), 0);
end $$;

create function forget_security_events(before timestamptz, most int) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone bigint[];
begin
  select array_agg(id) into gone from (select id from security_event where minute < before
    order by minute, id limit most for update skip locked) due;
  delete from security_event where id = any(gone);
  return coalesce(cardinality(gone), 0);
end $$;

create function forget_holds(before timestamptz, most int) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  select array_agg(id) into gone from (select a.id from appointment a
    where a.status = 'released' and a.patient_id is null and a.changed_at < before
      and not exists (select from offer o where o.appointment_id = a.id)
      and not exists (select from message m where m.appointment_id = a.id)
      and not exists (select from event e left join outbox on outbox.event_id = e.id
        where e.appointment_id = a.id
          and (e.verb not in ('hold', 'extend', 'lapse') or outbox.event_id is not null))
    order by a.changed_at limit most for update of a skip locked) due;
  delete from event where appointment_id = any(gone);
  delete from appointment where id = any(gone);
  return coalesce(cardinality(gone), 0);
end $$;

revoke execute on function forget_looks(text, timestamptz, int),
  forget_security_events(timestamptz, int), forget_holds(timestamptz, int) from public;

-- Found by these.
create index appointment_hold_over on appointment (changed_at)
  where status = 'released' and patient_id is null;
create index message_created_at_idx on message (created_at);
-- Whether a message is still of an event that goes: for each of them all messages were read.
create index message_event_id_idx on message (event_id);
-- Of links to "My appointments": until when one is of use, while its address is kept. Looked for
-- once a minute, among all messages there ever were.
create index message_sign_in_link on message (until)
  where kind = 'sign-in-link' and address is not null;

-- By the usual tenth (and fifth) of a table that grows for years, the planner would know this
-- month's rows next year.
alter table event set (autovacuum_analyze_scale_factor = 0.01,
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table event_seen set (autovacuum_analyze_scale_factor = 0.01,
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table message set (autovacuum_analyze_scale_factor = 0.01,
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table appointment set (autovacuum_analyze_scale_factor = 0.01,
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
