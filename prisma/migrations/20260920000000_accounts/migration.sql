-- AlterTable
ALTER TABLE "practice" ADD COLUMN     "second_factor" TEXT NOT NULL DEFAULT 'demanded';

-- AlterTable
ALTER TABLE "staff_session" ADD COLUMN     "proved_at" TIMESTAMPTZ(3),
ADD COLUMN     "role" TEXT;

-- CreateTable
CREATE TABLE "staff_grant" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "clinic_id" TEXT,

    CONSTRAINT "staff_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_totp" (
    "staff_id" UUID NOT NULL,
    "secret_sealed" BYTEA NOT NULL,
    "last_step" INTEGER NOT NULL,
    "set_up_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_totp_pkey" PRIMARY KEY ("staff_id")
);

-- CreateTable
CREATE TABLE "staff_recovery_code" (
    "code_hash" BYTEA NOT NULL,
    "staff_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_recovery_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "staff_passkey" (
    "id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_challenge" (
    "challenge_hash" BYTEA NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_challenge_pkey" PRIMARY KEY ("challenge_hash")
);

-- CreateTable
CREATE TABLE "staff_link" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_grant_staff_id_role_clinic_id_key" ON "staff_grant"("staff_id", "role", "clinic_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "staff_recovery_code_staff_id_idx" ON "staff_recovery_code"("staff_id");

-- CreateIndex
CREATE INDEX "staff_passkey_staff_id_idx" ON "staff_passkey"("staff_id");

-- CreateIndex
CREATE INDEX "staff_link_staff_id_idx" ON "staff_link"("staff_id");

-- AddForeignKey
ALTER TABLE "staff_grant" ADD CONSTRAINT "staff_grant_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_grant" ADD CONSTRAINT "staff_grant_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_totp" ADD CONSTRAINT "staff_totp_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_recovery_code" ADD CONSTRAINT "staff_recovery_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_passkey" ADD CONSTRAINT "staff_passkey_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_link" ADD CONSTRAINT "staff_link_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table practice add constraint practice_second_factor_known check (second_factor in ('demanded', 'optional'));
alter table staff_session add constraint staff_session_role_known check (role in ('reception', 'practitioner', 'manager'));
-- A manager's clinics are all of them, those to come as well: no clinic is named.
alter table staff_grant
  add constraint staff_grant_role_known check (role in ('reception', 'practitioner', 'manager')),
  add constraint staff_grant_managers_everywhere check ((role = 'manager') = (clinic_id is null));
alter table staff_link add constraint staff_link_purpose_known check (purpose in ('invite', 'reset'));

-- A demo practice prints passwords: what guards it would only be in the way of whoever tries it out.
update practice set second_factor = 'optional' where exists (select 1 from staff where demo);

insert into staff_grant (id, staff_id, role, clinic_id)
  select gen_random_uuid(), staff.id, staff.role, staff_clinic.clinic_id
    from staff join staff_clinic on staff_clinic.staff_id = staff.id where staff.role <> 'manager'
  union all select gen_random_uuid(), id, role, null from staff where role = 'manager';
update staff_session set proved_at = created_at;

-- An account that is written with its role and its clinics has them granted; what is granted besides is written to the grants alone.
create function grant_clinic() returns trigger language plpgsql as $$
begin
  insert into staff_grant (id, staff_id, role, clinic_id)
    select gen_random_uuid(), staff.id, staff.role, new.clinic_id from staff where staff.id = new.staff_id and staff.role <> 'manager'
    on conflict do nothing;
  return null;
end $$;
create trigger staff_clinic_granted after insert on staff_clinic for each row execute function grant_clinic();

create function grant_manager() returns trigger language plpgsql as $$
begin
  insert into staff_grant (id, staff_id, role, clinic_id) values (gen_random_uuid(), new.id, 'manager', null) on conflict do nothing;
  return null;
end $$;
create trigger staff_manager_granted after insert on staff for each row when (new.role = 'manager') execute function grant_manager();

-- Whoever treats may work at the desk as well: who they are is kept then too.
alter table staff
  drop constraint staff_practitioner_linked,
  add constraint staff_practitioner_linked check (role <> 'practitioner' or practitioner_id is not null);
