-- Whoever has a stream open is asked again who they are as soon as anything changes that decides it. Told is the id of the account or
-- of the key; '*': everybody. What somebody may do is read anew; nothing of it is told.
create function tell_access() returns trigger language plpgsql as $$
declare whose text;
begin
  execute format('select ($1).%I::text', tg_argv[0]) using case when tg_op = 'DELETE' then old else new end into whose;
  perform pg_notify('plumbline_access', whose);
  return null;
end $$;

create trigger staff_access_told after update on staff for each row
  when ((old.disabled_at, old.role, old.practitioner_id, old.password_hash)
    is distinct from (new.disabled_at, new.role, new.practitioner_id, new.password_hash))
  execute function tell_access('id');
create trigger staff_grant_access_told after insert or update or delete on staff_grant
  for each row execute function tell_access('staff_id');
create trigger staff_session_access_told after update on staff_session for each row
  when ((old.ended_at, old.role) is distinct from (new.ended_at, new.role)) execute function tell_access('staff_id');
create trigger staff_session_gone_told after delete on staff_session for each row
  when (old.ended_at is null) execute function tell_access('staff_id');
create trigger staff_totp_access_told after delete on staff_totp for each row execute function tell_access('staff_id');
create trigger staff_passkey_access_told after delete on staff_passkey for each row execute function tell_access('staff_id');
create trigger api_key_access_told after update on api_key for each row
  when ((old.revoked_at, old.scopes, old.everywhere, old.ends_at)
    is distinct from (new.revoked_at, new.scopes, new.everywhere, new.ends_at))
  execute function tell_access('id');
create trigger api_key_clinic_access_told after insert or update or delete on api_key_clinic
  for each row execute function tell_access('key_id');

create function tell_access_of_all() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline_access', '*');
  return null;
end $$;
create trigger practice_access_told after update on practice for each row
  when (old.second_factor is distinct from new.second_factor) execute function tell_access_of_all();
