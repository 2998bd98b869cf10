-- What each record states and when: so that a device's records of an interval are found without
-- reading the leaves. Records from before this migration have it in their leaf only.
ALTER TABLE stream_record
  ADD COLUMN kind text,
  ADD COLUMN seen_at timestamptz,
  ADD COLUMN recorded_at timestamptz;
