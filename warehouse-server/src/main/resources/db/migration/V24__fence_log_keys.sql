-- A line of the fence log is known by its leaf. Its number by the database says nothing more, and
-- that a device's record has one line only is guarded where the record itself is written down
-- (stream_record). Each index less is a write less for every fact at an opening.
ALTER TABLE fence_entry
  DROP CONSTRAINT fence_entry_pkey,
  DROP CONSTRAINT fence_entry_zone_device_epoch_seq_key,
  DROP CONSTRAINT fence_entry_zone_leaf_index_key,
  ADD PRIMARY KEY (zone, leaf_index);
