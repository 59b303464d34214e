-- Names as they are misspelt and misheard. Every word of a name has keys: itself; itself with any one letter left out (as has what was
-- typed: two that differ by one letter, or by two that are swapped, have a key in common); how it sounds, and that with a letter left out; and
-- the like for the beginning of a long one. What is looked for by keys is found by the index alone.

-- The same rules as in lib/core/sound.ts; a test holds them together.
create function sound_of(word text) returns text language plpgsql immutable parallel safe strict as $$
declare
  rules text[] := array['^wr', 'r', '^[kgp]n', 'n', '^ps', 's', '^mac', 'mk', '^mc', 'mk', 'chr', 'kr', 'szcz|sch|tch|sh|sz|cz|rz|ch', 's',
    'ph', 'f', 'gh', '', '[bm]h', 'f', '([tdkjwr])h', '\1', 'ck', 'k', 'c(?=[eiy])', 's', '[cq]', 'k', 'x', 'ks', 'z', 's', 'g(?=[ei])', 'j',
    'w(?=[^aeiouy]|$)', '', '[vw]', 'f', '^[aeiou]+', 'a', '(.)[aeiouy]+', '\1', '(.)\1+', '\1'];
  said text := word;
begin
  for i in 1 .. cardinality(rules) / 2 loop
    said := regexp_replace(said, rules[2 * i - 1], rules[2 * i], 'g');
  end loop;
  return said;
end $$;

create function without_one(word text) returns setof text language sql immutable parallel safe strict rows 8 as $$
  select left(word, i - 1) || substr(word, i + 1) from generate_series(1, length(word)) i
$$;

create function word_keys(word text) returns text[] language sql immutable parallel safe strict as $$
  select array(
    select word
    union select without_one(word) where length(word) > 2
    union select without_one(left(word, 5)) where length(word) > 6
    union select '=' || sound_of(word)
    union select '=' || without_one(sound_of(word)) where length(sound_of(word)) > 3)
$$;

-- 'O Sullivan', 'Mac Donald', 'Anne Marie' are also written in one word.
create function name_keys(search_name text) returns text[] language sql immutable parallel safe strict as $$
  select coalesce(array_agg(distinct key), '{}') from (
    select word, lag(word) over (order by place) as before from regexp_split_to_table(trim(search_name), '\s+') with ordinality as words (word, place)
  ) words, lateral unnest(word_keys(word) || case when before in
    ('o', 'mac', 'mc', 'ni', 'nic', 'de', 'di', 'da', 'du', 'la', 'le', 'van', 'von', 'der', 'st', 'saint', 'al', 'el', 'bin', 'abu', 'abdul', 'anne', 'ann', 'mary', 'jo')
    then word_keys(before || word) end) as key
$$;

alter table patient add column search_keys text[] not null default '{}';
update patient set search_keys = name_keys(search_name);
create or replace function keep_search_name() returns trigger language plpgsql as $$
begin
  new.search_name := to_search_name(new.name);
  new.search_keys := name_keys(new.search_name);
  return new;
end $$;
create index patient_search_keys on patient using gin (search_keys);
