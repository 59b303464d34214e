-- AlterTable
ALTER TABLE "staff_session" ADD COLUMN     "device_id" UUID;

-- CreateTable
CREATE TABLE "guess_count" (
    "key_hash" BYTEA NOT NULL,
    "level" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guess_count_pkey" PRIMARY KEY ("key_hash")
);

-- CreateTable
CREATE TABLE "staff_device" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_ask" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_ask_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "guess_count_at_idx" ON "guess_count"("at");

-- CreateIndex
CREATE UNIQUE INDEX "staff_device_secret_hash_staff_id_key" ON "staff_device"("secret_hash", "staff_id");

-- CreateIndex
CREATE INDEX "staff_device_staff_id_last_used_at_idx" ON "staff_device"("staff_id", "last_used_at");

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "staff_device"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_device" ADD CONSTRAINT "staff_device_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table mail_ask add constraint mail_ask_kind_known check (kind in ('staff-reset', 'lost-link', 'sign-in-link'));
-- It is answered by whoever makes messages: the same wake as for an event that owes one.
create function wake_for_mail_ask() returns trigger language plpgsql as $$
begin
  perform pg_notify('plumbline_outbox', '');
  return null;
end $$;
create trigger mail_ask_wakes after insert on mail_ask for each statement execute function wake_for_mail_ask();
