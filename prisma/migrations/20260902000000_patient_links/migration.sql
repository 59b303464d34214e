-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "contact_phone" TEXT,
ADD COLUMN     "contact_phone_wrong_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "patient_sign_in" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "patient_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient_session" (
    "id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "patient_session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "patient_sign_in_token_hash_key" ON "patient_sign_in"("token_hash");

-- CreateIndex
CREATE INDEX "patient_sign_in_expires_at_idx" ON "patient_sign_in"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "patient_session_secret_hash_key" ON "patient_session"("secret_hash");


-- Addresses are compared in lower case, and kept so where they are proven.
alter table patient_sign_in
  add constraint patient_sign_in_lower check (email = lower(email)),
  add constraint patient_sign_in_in_order check (asked_at < expires_at);
alter table patient_session add constraint patient_session_lower check (email = lower(email));

-- Only a number that somebody gave can be a wrong one.
alter table appointment
  add constraint appointment_contact_phone_whole check (contact_phone is not null or contact_phone_wrong_at is null);

-- Whose appointments are whose, by an email address.
create index patient_email_lower on patient (lower(email)) where email is not null;
create index appointment_contact_email_lower on appointment (lower(contact_email)) where contact_email is not null;
