-- What the figures count: requests by when they were made, tries by when they were made.
create index appointment_clinic_id_requested_at_idx on appointment (clinic_id, requested_at);
create index attempt_at_idx on attempt (at);
