-- Each index less is a write less for every record. Where a record's leaf is, its row says; nothing
-- asks the other way round, since a leaf states its device, epoch and number itself. The hash is
-- the server's own, of the leaf's bytes: its length is guarded here, the rest by the complete check.
ALTER TABLE stream_record
  DROP CONSTRAINT stream_record_zone_leaf_index_key,
  DROP CONSTRAINT stream_record_hash_check,
  ADD CONSTRAINT stream_record_hash_check CHECK (octet_length(hash) = 64) NOT VALID;
ALTER TABLE stream_record VALIDATE CONSTRAINT stream_record_hash_check;
