-- AlterTable
ALTER TABLE "patient" ADD COLUMN     "reminders" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "texts" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "attends_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "outbox" (
    "event_id" BIGINT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "clinic_id" TEXT,
    "appointment_id" UUID,
    "patient_id" UUID,
    "staff_id" UUID,
    "address" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "provider_id" TEXT,
    "error" TEXT,
    "owner_id" UUID,
    "dealt_at" TIMESTAMPTZ(3),
    "dealt_how" TEXT,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_channel" (
    "channel" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "resume_at" TIMESTAMPTZ(3),
    "probe_id" UUID,

    CONSTRAINT "message_channel_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "message_template" (
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "edited_by_id" UUID NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("kind","channel")
);

-- CreateIndex
CREATE UNIQUE INDEX "message_dedupe_key_key" ON "message"("dedupe_key");

-- CreateIndex
CREATE INDEX "message_appointment_id_idx" ON "message"("appointment_id");

-- CreateIndex
CREATE INDEX "message_patient_id_idx" ON "message"("patient_id");

-- CreateIndex
CREATE INDEX "message_provider_id_idx" ON "message"("provider_id");

-- CreateIndex
CREATE INDEX "message_clinic_id_created_at_idx" ON "message"("clinic_id", "created_at");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_template" ADD CONSTRAINT "message_template_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- What messages must never be, held by the database where it can be.

alter table message
  add constraint message_channel_known check (channel in ('email', 'text')),
  add constraint message_recipient_known check (recipient in ('patient', 'staff')),
  add constraint message_status_known check (status in ('due', 'sending', 'sent', 'failed', 'no-server', 'unwanted')),
  add constraint message_lease_whole check ((status = 'sending') = (lease_until is not null)),
  add constraint message_sent_whole check ((status = 'sent') <= (sent_at is not null)),
  add constraint message_dealt_whole check ((dealt_at is null) = (dealt_how is null)),
  add constraint message_dealt_known check (dealt_how in ('told', 'again', 'dropped'));
alter table message_channel
  add constraint message_channel_channel_known check (channel in ('email', 'text')),
  add constraint message_channel_failures_counted check (failures >= 0);
alter table message_template add constraint message_template_channel_known check (channel in ('email', 'text'));
insert into message_channel (channel) values ('email'), ('text');

create index message_to_send on message (channel, due_at) where status in ('due', 'sending', 'no-server');
create index message_failed on message (clinic_id, created_at) where status = 'failed' and dealt_at is null;
create index message_texted on message (address, created_at) where channel = 'text';

-- Whatever is committed as an event stands in the outbox by the same commit: a message can be late, never lost. Left out are the
-- verbs that tell nobody anything and come often. Those who send listen on a channel of their own.
create function outbox_events() returns trigger language plpgsql as $$
begin
  insert into outbox (event_id) select id from written
    where verb not in ('look', 'search', 'hold', 'extend', 'claim', 'let-go', 'note', 'sign-in');
  if found then
    perform pg_notify('plumbline_outbox', '');
  end if;
  return null;
end $$;
create trigger event_to_outbox after insert on event referencing new table as written
  for each statement execute function outbox_events();

-- A failure is somebody's to see to: open lists are told of it.
create function tell_failure_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline', new.clinic_id);
  return null;
end $$;
create trigger message_failed_changed after update on message for each row
  when (new.clinic_id is not null and (new.status = 'failed' or old.status = 'failed')) execute function tell_failure_changed();
