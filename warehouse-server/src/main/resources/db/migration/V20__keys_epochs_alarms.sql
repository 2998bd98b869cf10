-- Epochs that an operator opened after the first, each with its reason.
CREATE TABLE fleet_epoch (
  zone text NOT NULL,
  device text NOT NULL,
  epoch bigint NOT NULL CHECK (epoch >= 2),
  reason text NOT NULL,
  opened_by text NOT NULL,
  opened_at timestamptz NOT NULL,
  leaf_index bigint NOT NULL,
  PRIMARY KEY (zone, device, epoch),
  FOREIGN KEY (zone, device) REFERENCES fleet_device (zone, name)
);
CREATE TRIGGER fleet_epoch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fleet_epoch
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Keys after the one that a device was enrolled with: rolled inside its chain, or given to a new
-- epoch. A key speaks for the records of its epoch after after_seq, until the next one's.
CREATE TABLE fleet_key (
  zone text NOT NULL,
  device text NOT NULL,
  public_key text NOT NULL,
  epoch bigint NOT NULL CHECK (epoch >= 1),
  after_seq bigint NOT NULL CHECK (after_seq >= 0),
  added_at timestamptz NOT NULL,
  PRIMARY KEY (zone, device, epoch, after_seq),
  UNIQUE (zone, device, public_key),
  FOREIGN KEY (zone, device) REFERENCES fleet_device (zone, name)
);
CREATE TRIGGER fleet_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fleet_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Keys that are believed no more, from the act on.
CREATE TABLE fleet_revocation (
  zone text NOT NULL,
  device text NOT NULL,
  key_id text NOT NULL,
  reason text NOT NULL,
  revoked_by text NOT NULL,
  revoked_at timestamptz NOT NULL,
  leaf_index bigint NOT NULL,
  PRIMARY KEY (zone, device, key_id),
  FOREIGN KEY (zone, device) REFERENCES fleet_device (zone, name)
);
CREATE TRIGGER fleet_revocation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fleet_revocation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The devices with all their keys, and the epoch that is open.
CREATE VIEW fleet_speaker AS
  SELECT d.zone, d.name, d.enrolled_by, d.enrolled_at,
    coalesce((SELECT max(e.epoch) FROM fleet_epoch e WHERE e.zone = d.zone AND e.device = d.name),
      d.epoch) AS epoch,
    k.public_key, k.key_epoch, k.after_seq,
    EXISTS (SELECT 1 FROM fleet_revocation r WHERE r.zone = d.zone AND r.device = d.name
      AND r.key_id = left(encode(sha256(decode(k.public_key, 'base64')), 'hex'), 16)) AS revoked
  FROM fleet_device d
  CROSS JOIN LATERAL (
    SELECT d.public_key, 1::bigint AS key_epoch, 0::bigint AS after_seq
    UNION ALL
    SELECT f.public_key, f.epoch, f.after_seq FROM fleet_key f
      WHERE f.zone = d.zone AND f.device = d.name) k;

-- The signature of a batch of format 2 covers the SHA-256 of the checkpoint that it showed; empty
-- for format 1.
ALTER TABLE stream_batch ADD COLUMN checkpoint_sha256 text NOT NULL DEFAULT '';

-- Alarms about a device instead of a tag: its messages cannot be taken, or are not believed.
ALTER TABLE fence_alarm ALTER COLUMN portal DROP NOT NULL;
ALTER TABLE fence_alarm ALTER COLUMN epc DROP NOT NULL;
ALTER TABLE fence_alarm ADD COLUMN device text;
ALTER TABLE fence_alarm ADD COLUMN trouble text;
ALTER TABLE fence_alarm ADD COLUMN detail text;
ALTER TABLE fence_alarm DROP CONSTRAINT fence_alarm_check;
ALTER TABLE fence_alarm ADD CONSTRAINT fence_alarm_about CHECK (
  (num_nulls(portal, epc) = 0 AND num_nulls(device, trouble, detail) = 3
    AND num_nonnulls(edge_leaf, verdict_leaf) >= 1)
  OR (num_nulls(portal, epc) = 2 AND num_nulls(device, trouble, detail) = 0));
CREATE UNIQUE INDEX fence_alarm_of_device_open ON fence_alarm (zone, device, trouble)
  WHERE acknowledged_leaf IS NULL;
