-- AlterTable
ALTER TABLE "practice" ADD COLUMN     "holds_per_address" INTEGER NOT NULL DEFAULT 12,
ADD COLUMN     "requests_per_address" INTEGER NOT NULL DEFAULT 20,
ADD COLUMN     "requests_per_contact" INTEGER NOT NULL DEFAULT 6;

-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "held_from" BYTEA;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "by_stranger" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sent_to_hash" BYTEA;

-- DropIndex
DROP INDEX "appointment_patient_id_idx";

-- CreateIndex
CREATE INDEX "appointment_patient_id_clinic_id_idx" ON "appointment"("patient_id", "clinic_id");

-- CreateTable
CREATE TABLE "public_ask" (
    "id" BIGSERIAL NOT NULL,
    "from_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "public_ask_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "public_ask_from_hash_at_idx" ON "public_ask"("from_hash", "at");

-- CreateIndex
CREATE INDEX "public_ask_at_idx" ON "public_ask"("at");


alter table practice add constraint practice_caps check (holds_per_address between 1 and 1000
  and requests_per_address between 1 and 1000 and requests_per_contact between 1 and 1000);

-- Where a hold came from is known for as long as it is one.
create function forget_held_from() returns trigger language plpgsql as $$
begin
  new.held_from := null;
  return new;
end $$;
create trigger appointment_held_from before update on appointment for each row
  when (old.held_from is not null and new.status <> 'held') execute function forget_held_from();
create index appointment_held_from on appointment (held_from) where held_from is not null;

-- An address with the part after a plus sign left out: victim+1@ and victim+2@ are read by one person.
create function mailbox_of(address text) returns text language sql immutable parallel safe strict as $$
  select lower(regexp_replace(address, '\+[^@]*@', '@'))
$$;
create index appointment_requested_mailbox on appointment (mailbox_of(contact_email)) where status = 'requested' and contact_email is not null;
create index appointment_requested_phone on appointment (contact_phone) where status = 'requested' and contact_phone is not null;
create index message_sent_to on message (sent_to_hash) where sent_to_hash is not null;

-- Whoever is counted together comes one after the other: a transaction that has more to write begins with this, so that nobody who waits
-- for what it wrote has what it waits for.
create function lock_asks(origin bytea, phone_given text, email_given text) returns boolean language plpgsql volatile as $$
declare
  lock_name text;
begin
  for lock_name in select name from unnest(array['asks from ' || encode(origin, 'hex'), 'asks by ' || phone_given,
    'asks by ' || mailbox_of(email_given)]) name where name is not null order by name
  loop
    perform pg_advisory_xact_lock(hashtextextended(lock_name, 0));
  end loop;
  return true;
end $$;

-- Raises PLC01 (a contact's requests), PLC02 (an address's asks) or PLC03 (an address's holds) where what is about to be written would be
-- one too many. Each query here sees what was committed before it, also while this waited for its turn: those who ask at the same moment
-- never pass the number together.
create function assert_within_caps(what text, origin bytea, phone_given text, email_given text, moment timestamptz,
  most_contact integer, most_address integer, most_holds integer) returns boolean language plpgsql volatile as $$
declare
  found bigint;
begin
  perform lock_asks(origin, phone_given, email_given);
  if what = 'hold' then
    select count(*) into found from appointment where held_from = origin and status = 'held' and hold_expires_at > moment;
    if found >= most_holds then raise exception 'too many holds' using errcode = 'PLC03'; end if;
    return true;
  end if;
  select count(*) into found from public_ask where from_hash = origin and at > moment - interval '1 hour';
  if found >= most_address then raise exception 'too many asks from an address' using errcode = 'PLC02'; end if;
  if what = 'request' then
    select count(*) into found from (
      select a.id from patient p join appointment a on a.patient_id = p.id
        where p.phone = phone_given and a.status = 'requested' and a.source <> 'phone' and a.starts_at > moment
      union select id from appointment where contact_phone = phone_given and status = 'requested' and starts_at > moment
      union select id from appointment where mailbox_of(contact_email) = mailbox_of(email_given) and status = 'requested'
        and source <> 'phone' and starts_at > moment) open;
  elsif what = 'wait' then
    select count(*) into found from patient p join wait w on w.patient_id = p.id
      where p.phone = phone_given and w.closed_at is null and w.source = 'web';
  else
    select count(*) into found from ring_back where phone = phone_given and closed_at is null;
  end if;
  if found >= most_contact then raise exception 'too many open requests of a contact' using errcode = 'PLC01'; end if;
  return true;
end $$;

-- The record that goes on in this one's place: itself, unless it was merged.
create function kept_record(record uuid) returns uuid language sql stable strict as $$
  with recursive way as (
    select id, merged_into_id from patient where id = record
    union select next.id, next.merged_into_id from way join patient next on next.id = way.merged_into_id)
  select id from way where merged_into_id is null
$$;

-- Whether an appointment says more than that somebody asked for it on the website, whoever that was: staff entered or confirmed it.
create function is_proven(source text, status text, confirmed_at timestamptz) returns boolean language sql immutable parallel safe as $$
  select source in ('phone', 'import') or confirmed_at is not null or status in ('confirmed', 'arrived', 'completed', 'no_show')
$$;

-- Whose appointments are where, however many somebody has.
create index appointment_proven on appointment (patient_id, clinic_id) where is_proven(source, status, confirmed_at);
