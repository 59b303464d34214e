-- The address given with a booking belongs to the booking: nobody has proven that it is the known patient's.
alter table appointment add column contact_email text;
