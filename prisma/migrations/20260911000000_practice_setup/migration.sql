-- AlterTable
ALTER TABLE "clinic" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "opening_hours" ADD COLUMN     "valid_from" DATE,
ADD COLUMN     "valid_until" DATE;

-- AlterTable
ALTER TABLE "practice" ADD COLUMN     "reminders" TEXT NOT NULL DEFAULT 'both',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "practitioner" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "practitioner_profession" ADD COLUMN     "registration" TEXT;

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "set_up" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "done" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "set_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "set_up_code" (
    "code_hash" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "set_up_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "practitioner_photo" (
    "practitioner_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practitioner_photo_pkey" PRIMARY KEY ("practitioner_id")
);

-- AddForeignKey
ALTER TABLE "practitioner_photo" ADD CONSTRAINT "practitioner_photo_practitioner_id_fkey" FOREIGN KEY ("practitioner_id") REFERENCES "practitioner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- A practice is set up once, a step at a time. Until that is completed nothing can be booked.
alter table set_up add constraint set_up_one_row check (id = 'set-up');
create trigger set_up_changed after insert or update or delete on set_up for each statement execute function tell_practice_changed();

alter table practice add constraint practice_reminders_known check (reminders in ('both', 'last', 'none'));
alter table opening_hours add constraint opening_hours_season check (valid_until is null or (valid_from is not null and valid_until >= valid_from));

-- What a browser is told it is, it is; and no page waits for a picture of many megabytes.
alter table practitioner_photo
  add constraint practitioner_photo_type_known check (type in ('image/jpeg', 'image/png', 'image/webp')),
  add constraint practitioner_photo_small check (octet_length(bytes) between 1 and 1048576);
create trigger practitioner_photo_changed after insert or update or delete on practitioner_photo
  for each statement execute function tell_practice_changed();

-- Who has one profession has the number that stands beside their name in it.
update practitioner_profession link
set registration = nullif(btrim(case when starts_with(person.registration, profession.register)
    then substr(person.registration, length(profession.register) + 1) else person.registration end), '')
from practitioner person, profession
where person.id = link.practitioner_id and profession.id = link.profession_id
  and (select count(*) from practitioner_profession one where one.practitioner_id = person.id) = 1;
