-- What an accepted file still has to make: written piece by piece, so that nobody who books waits long for it, and gone on with by any
-- server after a crash. A piece goes in the transaction that writes what it says.
CREATE TABLE "import_piece" (
    "import_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "work" JSONB NOT NULL,

    CONSTRAINT "import_piece_pkey" PRIMARY KEY ("import_id","place")
);

-- AddForeignKey
ALTER TABLE "import_piece" ADD CONSTRAINT "import_piece_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
