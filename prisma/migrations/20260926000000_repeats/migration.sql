-- Since when there has been somebody to try a message: its day of tries is counted from then, however late it was planned.
alter table "message" add column "try_since" timestamptz(3);
update message set try_since = greatest(due_at, created_at) where status in ('due', 'sending') and tries > 0;
-- When this way of sending was last looked after: time in which nobody did takes nothing from a message's tries.
alter table "message_channel" add column "seen_at" timestamptz(3);
-- What was answered under a key, so that the same key gets the same answer whatever has become of it since.
alter table "idempotency_key" add column "answer" jsonb;
