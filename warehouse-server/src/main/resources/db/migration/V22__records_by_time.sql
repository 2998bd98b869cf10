-- A device's records of an interval. Rows lie in the order of their commit, which is nearly that of
-- their time: a block range index finds them and costs an insert next to nothing.
CREATE INDEX stream_record_by_time ON stream_record USING brin (recorded_at)
  WITH (pages_per_range = 16, autosummarize = on);
