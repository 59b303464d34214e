-- Finding who is on the line while they say their name. A name as it is searched: lower case, without accents and
-- apostrophes, a space before each word, so that the beginning of a word is told from the middle of one.
create function search_name(value text) returns text language sql immutable parallel safe strict as $$
  select ' ' || translate(lower(public.unaccent('public.unaccent'::regdictionary, value)), '-,.''’ʼ`', '   ')
$$;
create index patient_search_name on patient using gin (search_name(name) gin_trgm_ops);
