-- Nothing ever stands under a record that is gone. Who writes an appointment takes a share of its patient's row; who merges
-- takes the whole row, so that either the merge waits and takes the appointment along, or the appointment waits here,
-- sees the merge, and is written under the record that was kept.
create function under_kept_record() returns trigger language plpgsql as $$
declare kept uuid;
begin
  loop
    select merged_into_id into kept from patient where id = new.patient_id for key share;
    exit when kept is null;
    new.patient_id := kept;
  end loop;
  return new;
end $$;
create trigger appointment_under_kept before insert or update of patient_id on appointment
  for each row when (new.patient_id is not null) execute function under_kept_record();
create trigger wait_under_kept before insert or update of patient_id on wait for each row execute function under_kept_record();
create trigger to_tell_under_kept before insert or update of patient_id on to_tell for each row execute function under_kept_record();

-- A record is gone into one other at most.
create unique index patient_merge_standing on patient_merge (gone_id) where undone_at is null;

-- Two records of one person are looked for by their numbers and their birth.
create index patient_other_phone on patient (other_phone) where other_phone is not null;
