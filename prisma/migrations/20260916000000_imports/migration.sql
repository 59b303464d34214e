-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "clinic_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "file_name" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "columns" TEXT[],
    "row_count" INTEGER NOT NULL,
    "settings" JSONB,
    "outcome" JSONB,
    "staff_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT[],

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","place")
);

-- CreateTable
CREATE TABLE "import_key" (
    "key_hash" BYTEA NOT NULL,
    "import_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "appointment_id" UUID,

    CONSTRAINT "import_key_pkey" PRIMARY KEY ("key_hash")
);

-- CreateIndex
CREATE INDEX "import_clinic_id_read_at_idx" ON "import"("clinic_id", "read_at");

-- CreateIndex
CREATE INDEX "import_key_patient_id_idx" ON "import_key"("patient_id");

-- CreateIndex
CREATE INDEX "import_key_appointment_id_idx" ON "import_key"("appointment_id");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_key" ADD CONSTRAINT "import_key_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_key" ADD CONSTRAINT "import_key_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_key" ADD CONSTRAINT "import_key_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table import
  add constraint import_kind_known check (kind in ('patients', 'appointments')),
  add constraint import_state_known check (state in ('open', 'applied', 'dropped', 'expired')),
  add constraint import_closed_whole check ((state = 'open') = (closed_at is null)),
  add constraint import_outcome_whole check ((state = 'applied') = (outcome is not null));

-- What stands in a file is kept while somebody looks at it, and no longer: a row never outlives its open import.
create function import_rows_of_open() returns trigger language plpgsql as $$
begin
  if new.state <> 'open' and old.state = 'open' then
    delete from import_row where import_id = new.id;
  end if;
  return null;
end $$;
create trigger import_rows_go after update of state on import for each row execute function import_rows_of_open();

create index import_open on import (read_at) where state = 'open';

-- Appointments that came from elsewhere.
alter table appointment drop constraint appointment_source_known;
alter table appointment add constraint appointment_source_known check (source in ('web', 'api', 'phone', 'import'));
