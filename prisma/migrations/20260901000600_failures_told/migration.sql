-- A message that fails before it was ever tried, for want of anywhere to send it, is told to open lists as well.
create trigger message_failed_written after insert on message for each row
  when (new.clinic_id is not null and new.status = 'failed') execute function tell_failure_changed();
