

-- AlterTable
ALTER TABLE "patient" ADD COLUMN     "carer_name" TEXT,
ADD COLUMN     "carer_phone" TEXT,
ADD COLUMN     "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "other_phone" TEXT,
ADD COLUMN     "ringing" TEXT NOT NULL DEFAULT 'any',
ADD COLUMN     "tell_by" TEXT NOT NULL DEFAULT 'phone',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "wrong_number_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "course_id" UUID;

-- CreateTable
CREATE TABLE "patient_merge" (
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "gone_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "patient_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients_apart" (
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "patients_apart_pkey" PRIMARY KEY ("one_id","other_id")
);

-- CreateTable
CREATE TABLE "ring_back" (
    "id" UUID NOT NULL,
    "clinic_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "best_time" TEXT NOT NULL DEFAULT 'any',
    "about" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "claimed_by_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "outcome" TEXT,
    "note" TEXT,

    CONSTRAINT "ring_back_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wait" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "service_id" TEXT NOT NULL,
    "clinics" TEXT[],
    "practitioner_id" TEXT,
    "weekdays" INTEGER[],
    "parts" TEXT[],
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "instead_of_id" UUID,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "wait_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "clinic_id" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_to" (
    "offer_id" UUID NOT NULL,
    "wait_id" UUID NOT NULL,
    "link_generation" INTEGER NOT NULL DEFAULT 0,
    "answered_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "offer_to_pkey" PRIMARY KEY ("offer_id","wait_id")
);

-- CreateTable
CREATE TABLE "day_change" (
    "id" UUID NOT NULL,
    "clinic_id" TEXT NOT NULL,
    "practitioner_id" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "day_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "to_tell" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "clinic_id" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "change_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "outcome" TEXT,

    CONSTRAINT "to_tell_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "patient_merge_kept_id_idx" ON "patient_merge"("kept_id");

-- CreateIndex
CREATE INDEX "patient_merge_gone_id_idx" ON "patient_merge"("gone_id");

-- CreateIndex
CREATE INDEX "ring_back_clinic_id_closed_at_idx" ON "ring_back"("clinic_id", "closed_at");

-- CreateIndex
CREATE INDEX "wait_closed_at_created_at_idx" ON "wait"("closed_at", "created_at");

-- CreateIndex
CREATE INDEX "wait_patient_id_idx" ON "wait"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_appointment_id_key" ON "offer"("appointment_id");

-- CreateIndex
CREATE INDEX "offer_clinic_id_closed_at_idx" ON "offer"("clinic_id", "closed_at");

-- CreateIndex
CREATE INDEX "offer_to_wait_id_idx" ON "offer_to"("wait_id");

-- CreateIndex
CREATE INDEX "day_change_clinic_id_at_idx" ON "day_change"("clinic_id", "at");

-- CreateIndex
CREATE INDEX "to_tell_clinic_id_closed_at_idx" ON "to_tell"("clinic_id", "closed_at");

-- CreateIndex
CREATE INDEX "to_tell_appointment_id_idx" ON "to_tell"("appointment_id");

-- CreateIndex
CREATE INDEX "patient_merged_into_id_idx" ON "patient"("merged_into_id");

-- CreateIndex
CREATE INDEX "appointment_course_id_idx" ON "appointment"("course_id");

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient_merge" ADD CONSTRAINT "patient_merge_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient_merge" ADD CONSTRAINT "patient_merge_gone_id_fkey" FOREIGN KEY ("gone_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patient_merge" ADD CONSTRAINT "patient_merge_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_back" ADD CONSTRAINT "ring_back_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_back" ADD CONSTRAINT "ring_back_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_back" ADD CONSTRAINT "ring_back_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wait" ADD CONSTRAINT "wait_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wait" ADD CONSTRAINT "wait_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wait" ADD CONSTRAINT "wait_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_to" ADD CONSTRAINT "offer_to_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_to" ADD CONSTRAINT "offer_to_wait_id_fkey" FOREIGN KEY ("wait_id") REFERENCES "wait"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_change" ADD CONSTRAINT "day_change_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_change" ADD CONSTRAINT "day_change_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_change" ADD CONSTRAINT "day_change_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "to_tell" ADD CONSTRAINT "to_tell_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "to_tell" ADD CONSTRAINT "to_tell_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "to_tell" ADD CONSTRAINT "to_tell_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "to_tell" ADD CONSTRAINT "to_tell_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "day_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "to_tell" ADD CONSTRAINT "to_tell_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;




-- What the front desk keeps, held by the database where it can be.

alter table patient
  add constraint patient_ringing_known check (ringing in ('any', 'mobile', 'never')),
  add constraint patient_tell_by_known check (tell_by in ('phone', 'text', 'email')),
  add constraint patient_flags_known check (flags <@ array['interpreter', 'hearing', 'sight', 'steps', 'chaperone']),
  add constraint patient_not_merged_into_itself check (merged_into_id <> id);
create index patient_other_phone_trigrams on patient using gin (other_phone gin_trgm_ops);

alter table patient_merge add constraint patient_merge_of_two check (kept_id <> gone_id);
alter table patients_apart add constraint patients_apart_in_order check (one_id < other_id);

alter table ring_back
  add constraint ring_back_best_time_known check (best_time in ('any', 'before-noon', 'noon-to-2', '2-to-5', 'after-5')),
  add constraint ring_back_outcome_known check (outcome in ('booked', 'answered', 'unreachable', 'unwanted')),
  add constraint ring_back_claim_whole check ((claimed_by_id is null) = (claimed_until is null)),
  add constraint ring_back_close_whole check ((closed_at is null) = (outcome is null));

alter table wait
  add constraint wait_parts_known check (parts <@ array['morning', 'afternoon', 'evening']),
  add constraint wait_weekdays_known check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  add constraint wait_days_in_order check (from_day <= until_day),
  add constraint wait_somewhere check (cardinality(clinics) > 0),
  add constraint wait_source_known check (source in ('web', 'phone')),
  add constraint wait_outcome_known check (outcome in ('booked', 'withdrawn', 'over')),
  add constraint wait_close_whole check ((closed_at is null) = (outcome is null));

alter table offer
  add constraint offer_way_known check (way in ('phone', 'link')),
  add constraint offer_outcome_known check (outcome in ('taken', 'declined', 'withdrawn', 'lapsed')),
  add constraint offer_close_whole check ((closed_at is null) = (outcome is null));
alter table offer_to
  add constraint offer_to_outcome_known check (outcome in ('taken', 'declined', 'gone', 'withdrawn', 'lapsed')),
  add constraint offer_to_answer_whole check ((answered_at is null) = (outcome is null));

-- Nothing is offered twice at once: a time is in one offer by its hold (unique above, and the hold excludes another); a
-- person on the list has one offer that is open; and one person at most takes an offer.
create unique index offer_to_open on offer_to (wait_id) where outcome is null;
create unique index offer_to_taken on offer_to (offer_id) where outcome = 'taken';

alter table day_change add constraint day_change_in_order check (starts_at < ends_at);
alter table to_tell
  add constraint to_tell_why_known check (why in ('moved', 'cancelled', 'no-session')),
  add constraint to_tell_outcome_known check (outcome in ('phone', 'message', 'unreachable')),
  add constraint to_tell_close_whole check ((closed_at is null) = (outcome is null));
create unique index to_tell_open on to_tell (appointment_id, why) where closed_at is null;

create trigger ring_back_changed after insert or update on ring_back for each row execute function tell_clinic_changed();
create trigger offer_changed after insert or update on offer for each row execute function tell_clinic_changed();
create trigger to_tell_changed after insert or update on to_tell for each row execute function tell_clinic_changed();

-- Whoever waits may wait at several clinics: each is told.
create function tell_wait_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline', clinic) from unnest(new.clinics) as clinic;
  return null;
end $$;
create trigger wait_changed after insert or update on wait for each row execute function tell_wait_changed();

create function tell_offer_to_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline', offer.clinic_id) from offer where offer.id = new.offer_id;
  return null;
end $$;
create trigger offer_to_changed after insert or update on offer_to for each row execute function tell_offer_to_changed();
