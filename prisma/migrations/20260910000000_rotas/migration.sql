-- CreateTable
CREATE TABLE "practice_change" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_holiday_list" (
    "id" TEXT NOT NULL,
    "days" JSONB NOT NULL DEFAULT '[]',
    "fetched_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "failure" TEXT,

    CONSTRAINT "bank_holiday_list_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "practice_change_at_idx" ON "practice_change"("at");

-- AddForeignKey
ALTER TABLE "practice_change" ADD CONSTRAINT "practice_change_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was fetched goes with when; a list that was never reached has neither days nor a time.
alter table bank_holiday_list add constraint bank_holiday_list_whole check (fetched_at is not null or days = '[]'::jsonb);
