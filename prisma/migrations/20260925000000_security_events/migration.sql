-- CreateTable
CREATE TABLE "security_event" (
    "id" BIGSERIAL NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "verb" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "source" TEXT,
    "about" TEXT,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "security_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "security_event_minute_id_idx" ON "security_event"("minute", "id");

-- CreateIndex
CREATE UNIQUE INDEX "security_event_verb_minute_actor_kind_actor_id_source_about_key" ON "security_event"("verb", "minute", "actor_kind", "actor_id", "source", "about") NULLS NOT DISTINCT;

-- Short codes alone, so that nothing that a stranger typed fits in.
alter table security_event
  add constraint security_event_actor_known check (actor_kind in ('staff', 'key', 'patient', 'nobody', 'many')),
  add constraint security_event_short check (verb ~ '^[a-z.-]{1,40}$' and length(actor_id) <= 64 and source ~ '^[\w-]{11}$' and about ~ '^[\w.:/-]{1,60}$'),
  add constraint security_event_counted check (times > 0);

-- Never altered, but that what happens again within its minute is counted: a stranger's thousand tries are one row.
create function refuse_security_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.times > old.times and to_jsonb(new) - 'times' = to_jsonb(old) - 'times' then
    return new;
  end if;
  raise exception 'events are never altered' using errcode = 'insufficient_privilege';
end $$;
create trigger security_event_append_only before update or delete on security_event
  for each row execute function refuse_security_event_change();
create trigger security_event_not_truncated before truncate on security_event
  for each statement execute function refuse_event_change();
