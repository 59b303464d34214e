-- Servers without this migration can go on: yes
-- By what a way of sending was set up when a server last started, as a keyed hash: once that is
-- another, its pause is over. And why it rests, to be told.
alter table message_channel
  add column settings_hash bytea,
  add column trouble text;
