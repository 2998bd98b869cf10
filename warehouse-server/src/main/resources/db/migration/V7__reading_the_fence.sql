-- What the pages ask of the fence log again and again must not read the whole log.
CREATE INDEX fence_entry_health ON fence_entry (zone, device, reader, leaf_index)
  WHERE kind = 'reader-health';
CREATE INDEX fence_entry_by_verdict ON fence_entry (zone, verdict, leaf_index)
  WHERE verdict IS NOT NULL;
