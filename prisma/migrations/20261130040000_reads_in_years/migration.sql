-- Servers without this migration can go on: yes
-- What was confirmed on a day, for the figures beside the calls: all that a clinic had ever been
-- asked for was read for it.
create index appointment_confirmed on appointment (clinic_id, confirmed_at)
  where requested_at is not null;
-- How many came and how many didn't, of three years, is counted from the index alone.
create index appointment_came on appointment (clinic_id, starts_at) include (status)
  where status <> 'held';
-- A clinic's messages of one status, the last first: so many are counted, and no more are read.
create index message_clinic_id_status_created_at_idx on message (clinic_id, status, created_at);
