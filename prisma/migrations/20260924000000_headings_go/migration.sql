-- The headings of a file are of use while it is looked at. Where a file has none, its first row stands in their place,
-- which may be somebody's details: they go with the rows.
update import set columns = '{}' where state <> 'open';

-- Where a link to sign in was sent is kept no longer than the link itself: a day after it is over.
update message set address = null, provider_id = null, next_try_at = null,
    error = case when status in ('due', 'no-server') then 'over' else error end,
    status = case when status in ('due', 'no-server') then 'unwanted' else status end
  where kind = 'sign-in-link' and address is not null and status <> 'sending' and until <= now() - interval '1 day';
