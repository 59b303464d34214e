-- CreateTable
CREATE TABLE "questionnaire" (
    "appointment_id" UUID NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "page" TEXT NOT NULL,
    "red_flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "consent_version" TEXT,
    "consented_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "questionnaire_pkey" PRIMARY KEY ("appointment_id")
);

-- CreateTable
CREATE TABLE "questionnaire_reading" (
    "appointment_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "questionnaire_reading_pkey" PRIMARY KEY ("appointment_id","staff_id")
);

-- CreateTable
CREATE TABLE "ring_now" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "clinic_id" TEXT NOT NULL,
    "flags" TEXT[],
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "claimed_by_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "outcome" TEXT,

    CONSTRAINT "ring_now_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ring_now_try" (
    "id" UUID NOT NULL,
    "ring_now_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "ring_now_try_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ring_now_clinic_id_closed_at_idx" ON "ring_now"("clinic_id", "closed_at");

-- CreateIndex
CREATE INDEX "ring_now_appointment_id_idx" ON "ring_now"("appointment_id");

-- CreateIndex
CREATE INDEX "ring_now_try_ring_now_id_at_idx" ON "ring_now_try"("ring_now_id", "at");

-- AddForeignKey
ALTER TABLE "questionnaire" ADD CONSTRAINT "questionnaire_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_reading" ADD CONSTRAINT "questionnaire_reading_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "questionnaire"("appointment_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_reading" ADD CONSTRAINT "questionnaire_reading_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_now" ADD CONSTRAINT "ring_now_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_now" ADD CONSTRAINT "ring_now_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_now" ADD CONSTRAINT "ring_now_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_now" ADD CONSTRAINT "ring_now_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_now_try" ADD CONSTRAINT "ring_now_try_ring_now_id_fkey" FOREIGN KEY ("ring_now_id") REFERENCES "ring_now"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_now_try" ADD CONSTRAINT "ring_now_try_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- What a patient answers before the visit. The answers are health data: they stand in `answers` alone, by page.

alter table questionnaire
  add constraint questionnaire_answers_by_page check (jsonb_typeof(answers) = 'object'
    and answers - array['why', 'signs', 'where', 'worse', 'health', 'history', 'medicines', 'allergies', 'contact', 'consent'] = '{}'::jsonb),
  add constraint questionnaire_answers_short check (octet_length(answers::text) <= 65536),
  add constraint questionnaire_page_known
    check (page in ('why', 'signs', 'where', 'worse', 'health', 'history', 'medicines', 'allergies', 'contact', 'consent')),
  add constraint questionnaire_red_flags_known check (red_flags <@ array['saddle-numbness', 'bladder', 'incontinence', 'both-legs',
    'sexual-feeling', 'chest-pain', 'accident', 'fever', 'weight-loss', 'cancer', 'night-pain']),
  add constraint questionnaire_consent_whole check ((consent_version is null) = (consented_at is null)),
  add constraint questionnaire_sent_with_consent check (finished_at is null or consented_at is not null),
  add constraint questionnaire_in_order check (started_at <= changed_at and started_at <= coalesce(finished_at, started_at));

alter table ring_now
  add constraint ring_now_flags_known check (cardinality(flags) > 0 and flags <@ array['saddle-numbness', 'bladder', 'incontinence',
    'both-legs', 'sexual-feeling', 'chest-pain', 'accident', 'fever', 'weight-loss', 'cancer', 'night-pain']),
  add constraint ring_now_outcome_known check (outcome in ('advised', 'passed-on', 'mistake')),
  add constraint ring_now_claim_whole check ((claimed_by_id is null) = (claimed_until is null)),
  add constraint ring_now_close_whole check ((closed_at is null) = (outcome is null));
alter table ring_now_try add constraint ring_now_try_outcome_known check (outcome in ('no-answer', 'advised', 'passed-on', 'mistake'));

-- One person is rung once for all that they answered: while it is open, another sign joins it.
create unique index ring_now_open on ring_now (appointment_id) where closed_at is null;

create trigger ring_now_changed after insert or update on ring_now for each row execute function tell_clinic_changed();

-- Screens show whether it is filled in, never what: they are told when that changes, not at each page.
create function tell_questionnaire_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline', appointment.clinic_id) from appointment where appointment.id = new.appointment_id;
  return null;
end $$;
create trigger questionnaire_begun after insert on questionnaire for each row execute function tell_questionnaire_changed();
create trigger questionnaire_changed after update on questionnaire for each row
  when (old.finished_at is distinct from new.finished_at or old.red_flags is distinct from new.red_flags)
  execute function tell_questionnaire_changed();
