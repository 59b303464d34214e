-- What the law asks of records: who saw what, what goes and when, and by which notice somebody asked.

-- AlterTable
ALTER TABLE "practice" ADD COLUMN     "unattended_days" INTEGER NOT NULL DEFAULT 365;
ALTER TABLE "appointment" ADD COLUMN     "privacy_version" TEXT;
ALTER TABLE "patient" ADD COLUMN     "erased_at" TIMESTAMPTZ(3), ADD COLUMN     "erased_how" TEXT;

-- CreateTable
CREATE TABLE "event_seen" (
    "event_id" BIGINT NOT NULL,
    "patient_id" UUID NOT NULL,

    CONSTRAINT "event_seen_pkey" PRIMARY KEY ("event_id","patient_id")
);

-- CreateIndex
CREATE INDEX "event_seen_patient_id_idx" ON "event_seen"("patient_id");
CREATE INDEX "event_at_id_idx" ON "event"("at", "id");
CREATE INDEX "event_verb_at_idx" ON "event"("verb", "at");

-- AddForeignKey
ALTER TABLE "event_seen" ADD CONSTRAINT "event_seen_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




alter table practice add constraint practice_unattended check (unattended_days between 30 and 3650);
alter table patient
  add constraint patient_erased_whole check ((erased_at is null) = (erased_how is null)),
  add constraint patient_erased_known check (erased_how in ('part', 'whole'));

-- Events outlive whom they are about: the only name in one is that of a member of staff.
alter table event add constraint event_names_no_patient check (actor_kind <> 'patient' or actor_name is null);

-- Who saw what stays as it was written, as events do.
create trigger event_seen_append_only before update or delete on event_seen for each row execute function refuse_event_change();
create trigger event_seen_not_truncated before truncate on event_seen for each statement execute function refuse_event_change();

-- From a screen that was opened to whom it showed, and back: by who looked, and by which clinic's screen.
create index event_looks_of_staff on event (actor_id, (detail ->> 'list'), clinic_id, at) where verb = 'look' and detail ->> 'list' is not null;
create index event_looks_at_clinic on event (clinic_id, (detail ->> 'list'), (detail ->> 'day'), at) where verb = 'look' and detail ->> 'list' is not null;
-- A patient's calls and waits are looked up by the time in which they stood in their list.
create index call_stood on call (clinic_id, opened_at, closed_at);
create index ring_back_phone on ring_back (phone);

-- Nothing is written under a record that nobody is known by any more either: whoever erases holds the whole row, and a booking that had found it
-- a moment before is tried again, and makes a new record.
create or replace function under_kept_record() returns trigger language plpgsql as $$
declare
  kept uuid;
  erased text;
begin
  loop
    select merged_into_id, erased_how into kept, erased from patient where id = new.patient_id for key share;
    exit when kept is null;
    new.patient_id := kept;
  end loop;
  if erased = 'whole' then
    raise exception 'this record was erased' using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
