-- AlterTable
ALTER TABLE "practitioner" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "absence" ADD COLUMN     "request_id" UUID;

-- CreateTable
CREATE TABLE "absence_request" (
    "id" UUID NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "from_minute" INTEGER NOT NULL DEFAULT 0,
    "to_minute" INTEGER NOT NULL DEFAULT 1440,
    "every_weeks" INTEGER,
    "repeat_until" DATE,
    "status" TEXT NOT NULL,
    "changed" BOOLEAN NOT NULL DEFAULT false,
    "word" TEXT,
    "ended_from" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "absence_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absence_request_practitioner_id_until_day_idx" ON "absence_request"("practitioner_id", "until_day");

-- CreateIndex
CREATE INDEX "absence_request_status_asked_at_idx" ON "absence_request"("status", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_staff_id_key" ON "calendar_feed"("staff_id");

-- CreateIndex
CREATE INDEX "absence_request_id_idx" ON "absence"("request_id");

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "absence_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence_request" ADD CONSTRAINT "absence_request_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence_request" ADD CONSTRAINT "absence_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence_request" ADD CONSTRAINT "absence_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What an absence that is asked for may be, held by the database where it can be.
alter table absence_request
  add constraint absence_request_reason_known check (reason in ('leave', 'training', 'family', 'unwell', 'other')),
  add constraint absence_request_status_known check (status in ('asked', 'granted', 'refused', 'withdrawn', 'ended')),
  add constraint absence_request_in_order check (from_day <= until_day and from_minute >= 0 and from_minute < 1440 and to_minute > 0
    and to_minute <= 1440 and (from_day < until_day or from_minute < to_minute)),
  add constraint absence_request_repeats_whole check ((every_weeks is null) = (repeat_until is null)),
  add constraint absence_request_repeats_sensibly check (every_weeks between 1 and 52 and repeat_until >= from_day),
  add constraint absence_request_decided_whole check ((decided_at is null) = (status in ('asked', 'withdrawn'))),
  add constraint absence_request_refused_with_word check (status <> 'refused' or word is not null),
  add constraint absence_request_ended_whole check ((status = 'ended') = (ended_from is not null));
alter table calendar_feed add constraint calendar_feed_generation_counted check (generation >= 1);

-- The screens of whoever waits for an answer, or has to give one, read themselves anew.
create trigger absence_request_changed after insert or update or delete on absence_request
  for each statement execute function tell_practice_changed();
