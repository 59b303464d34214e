-- Finding who is on the line while they say their name. A name as it is searched: lower case, without accents and
-- apostrophes, a space before each word, so that the beginning of a word is told from the middle of one. Kept in a column:
-- of a common name thousands are looked at, and taking accents off each would cost more than all the rest.
create function to_search_name(value text) returns text language sql immutable parallel safe strict as $$
  select ' ' || translate(lower(public.unaccent('public.unaccent'::regdictionary, value)), '-,.''’ʼ`', '   ')
$$;
alter table patient add column search_name text not null default '';
update patient set search_name = to_search_name(name);
create function keep_search_name() returns trigger language plpgsql as $$
begin
  new.search_name := to_search_name(new.name);
  return new;
end $$;
create trigger patient_search_name before insert or update of name on patient for each row execute function keep_search_name();
create index patient_search_name on patient using gin (search_name gin_trgm_ops);
