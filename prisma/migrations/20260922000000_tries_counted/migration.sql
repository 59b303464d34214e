-- How many tries settled a call is kept with it: the figures count a year of them without reading every try again.
alter table "call" add column "tries" integer not null default 0;

create function count_try() returns trigger language plpgsql as $$
begin
  update call set tries = tries + 1 where id = new.call_id and (closed_at is null or new.at <= closed_at);
  return null;
end $$;
create trigger attempt_counted after insert on attempt for each row execute function count_try();

update call set tries = made.count from (
  select t.call_id, count(*)::int as count from attempt t join call c on c.id = t.call_id where c.closed_at is null or t.at <= c.closed_at group by 1
) made where made.call_id = call.id;
