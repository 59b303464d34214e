-- AlterTable
ALTER TABLE "call" ADD COLUMN     "claimed_by_key_id" UUID,
ADD COLUMN     "closed_by_key_id" UUID;

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "key_id" UUID,
ALTER COLUMN "staff_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "tail" TEXT NOT NULL,
    "scopes" TEXT[],
    "everywhere" BOOLEAN NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key_clinic" (
    "key_id" UUID NOT NULL,
    "clinic_id" TEXT NOT NULL,

    CONSTRAINT "api_key_clinic_pkey" PRIMARY KEY ("key_id","clinic_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_claimed_by_key_id_fkey" FOREIGN KEY ("claimed_by_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_closed_by_key_id_fkey" FOREIGN KEY ("closed_by_key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key_clinic" ADD CONSTRAINT "api_key_clinic_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key_clinic" ADD CONSTRAINT "api_key_clinic_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever rang was somebody of the staff or a program, and one of them has a call.
alter table attempt add constraint attempt_by_one check ((staff_id is null) <> (key_id is null));
alter table call drop constraint call_claim_whole;
alter table call
  add constraint call_claim_whole check ((claimed_by_id is null and claimed_by_key_id is null) = (claimed_until is null)),
  add constraint call_claimed_by_one check (claimed_by_id is null or claimed_by_key_id is null),
  add constraint call_closed_by_one check (closed_by_id is null or closed_by_key_id is null);

alter table api_key
  add constraint api_key_scopes_known check (scopes <@ array[
    'diary.read', 'calls.read', 'calls.write', 'appointments.read', 'appointments.write', 'patients.read', 'events.read'] and cardinality(scopes) > 0),
  add constraint api_key_revoked_whole check ((revoked_at is null) = (revoked_by_id is null));

-- What a key is good for is settled when it is made: another one is made rather than this one widened. Revoked, it stays revoked.
create function api_key_as_made() returns trigger language plpgsql as $$
begin
  if (new.id, new.secret_hash, new.scopes, new.everywhere, new.ends_at) is distinct from (old.id, old.secret_hash, old.scopes, old.everywhere, old.ends_at)
    or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
    raise exception 'an API key stays as it was made';
  end if;
  return new;
end $$;
create trigger api_key_stays before update on api_key for each row execute function api_key_as_made();
