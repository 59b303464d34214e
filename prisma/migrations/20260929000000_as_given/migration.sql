-- The name and the number as they were typed for this booking on the website. What its link shows is what was given with it: how the
-- record spells them, or that it has another number since, is nothing that somebody who booked is told.
alter table appointment add column given_name text, add column given_phone text;
