-- The fence log of a period, for its export.
CREATE INDEX fence_entry_by_time ON fence_entry USING brin (seen_at)
  WITH (pages_per_range = 16, autosummarize = on);
