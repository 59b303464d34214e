-- Servers without this migration can go on: yes
-- Each of what waits is found by where it stands in its own turn: the next of nineteen thousand took
-- 80 ms, since all of them were sorted for it.
create index message_in_turn on message (channel, status, due_at, event_id)
  where status in ('due', 'sending', 'no-server');
drop index message_to_send;
