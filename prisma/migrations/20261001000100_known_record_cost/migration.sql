-- Dearer than comparing two names, so that it is looked at last; but not so dear that a plan which fits
-- any booking seems worse than planning each anew, which took a third of the booking's statement.
alter function known_at(uuid, text) cost 1000;
alter function known_to_staff_at(uuid, text) cost 1000;
