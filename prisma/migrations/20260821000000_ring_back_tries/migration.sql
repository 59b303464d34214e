-- CreateTable
CREATE TABLE "ring_back_try" (
    "id" UUID NOT NULL,
    "ring_back_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "ring_back_try_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ring_back_try_ring_back_id_at_idx" ON "ring_back_try"("ring_back_id", "at");

-- AddForeignKey
ALTER TABLE "ring_back_try" ADD CONSTRAINT "ring_back_try_ring_back_id_fkey" FOREIGN KEY ("ring_back_id") REFERENCES "ring_back"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ring_back_try" ADD CONSTRAINT "ring_back_try_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




alter table ring_back_try add constraint ring_back_try_outcome_known check (outcome in ('no-answer', 'booked', 'answered', 'unwanted'));

-- One person who asks twice is rung once: while it is open, asking again changes it.
create unique index ring_back_open on ring_back (phone, plain_text(name)) where closed_at is null;
