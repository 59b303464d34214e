-- Whether a clinic knows a record already, so that what somebody asks for there on the website may be put under it: by an appointment
-- there that is proven, or where no other clinic has one; without any appointment, unless it waits for another clinic alone. By two
-- looks into an index, however many appointments there are. A function, so that this is planned once a connection and looked at for a
-- record of the same name alone: within the booking's own statement it took longer to plan than the rest of it.
create function known_at(record uuid, clinic text) returns boolean language plpgsql stable strict cost 10000 as $$
declare
  kept uuid := (select case when merged_into_id is null then id else kept_record(id) end from patient where id = record);
  one text;
begin
  if exists (select from appointment a where a.patient_id = kept and a.clinic_id = clinic and is_proven(a.source, a.status, a.confirmed_at)) then
    return true;
  end if;
  select min(a.clinic_id) into one from appointment a where a.patient_id = kept;
  if one is null then
    return not exists (select from wait w where w.patient_id = kept and not clinic = any(w.clinics));
  end if;
  return one = clinic and clinic = (select max(a.clinic_id) from appointment a where a.patient_id = kept);
end
$$;

-- The same for whoever the clinic's staff speak to: under a record that any clinic knows them by.
create function known_to_staff_at(record uuid, clinic text) returns boolean language plpgsql stable strict cost 10000 as $$
declare
  kept uuid := (select case when merged_into_id is null then id else kept_record(id) end from patient where id = record);
begin
  return exists (select from appointment a where a.patient_id = kept and is_proven(a.source, a.status, a.confirmed_at)) or known_at(record, clinic);
end
$$;
