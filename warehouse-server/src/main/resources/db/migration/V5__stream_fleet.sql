-- The edge agents that may speak for a zone, each with its key. A key is never replaced.
CREATE TABLE fleet_device (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  name text NOT NULL,
  public_key text NOT NULL,
  epoch bigint NOT NULL CHECK (epoch >= 1),
  enrolled_by text NOT NULL,
  enrolled_at timestamptz NOT NULL,
  leaf_index bigint NOT NULL,
  UNIQUE (zone, name)
);
CREATE TRIGGER fleet_device_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fleet_device
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far each agent's stream is taken: the high-water mark, moved in the transaction of the records
-- it covers. It never goes back.
CREATE TABLE stream_position (
  zone text NOT NULL,
  device text NOT NULL,
  epoch bigint NOT NULL CHECK (epoch >= 1),
  last_seq bigint NOT NULL CHECK (last_seq >= 0),
  last_hash text NOT NULL CHECK (last_hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (zone, device, epoch),
  FOREIGN KEY (zone, device) REFERENCES fleet_device (zone, name)
);
CREATE FUNCTION stream_position_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.zone <> OLD.zone OR NEW.device <> OLD.device OR NEW.epoch <> OLD.epoch
     OR NEW.last_seq <= OLD.last_seq THEN
    RAISE EXCEPTION 'a stream position only grows: % to %', OLD.last_seq, NEW.last_seq
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stream_position_only_grows BEFORE UPDATE ON stream_position
  FOR EACH ROW EXECUTE FUNCTION stream_position_only_grows();
CREATE TRIGGER stream_position_is_kept BEFORE DELETE OR TRUNCATE ON stream_position
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where each record stands in the evidence log; its bytes are the leaf.
CREATE TABLE stream_record (
  zone text NOT NULL,
  device text NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL CHECK (seq >= 1),
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (zone, device, epoch, seq),
  UNIQUE (zone, leaf_index)
);
CREATE TRIGGER stream_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stream_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The agents' signatures. A signature covers first_seq to last_seq, of which the records up to
-- known_seq had been taken before.
CREATE TABLE stream_batch (
  zone text NOT NULL,
  device text NOT NULL,
  epoch bigint NOT NULL,
  first_seq bigint NOT NULL CHECK (first_seq >= 1),
  last_seq bigint NOT NULL,
  known_seq bigint NOT NULL CHECK (known_seq < last_seq),
  previous text NOT NULL,
  key_id text NOT NULL,
  signature text NOT NULL,
  committed_at timestamptz NOT NULL,
  PRIMARY KEY (zone, device, epoch, last_seq),
  CHECK (last_seq >= first_seq)
);
CREATE TRIGGER stream_batch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stream_batch
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Messages that were not taken and must be looked at, each once.
CREATE TABLE stream_quarantine (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  device text NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL,
  message bytea NOT NULL,
  message_sha256 text NOT NULL,
  arrived_at timestamptz NOT NULL,
  UNIQUE (zone, device, reason, message_sha256)
);
CREATE TRIGGER stream_quarantine_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stream_quarantine
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The acts that took effect, so that a repeat is recognised; their bytes are the leaf.
CREATE TABLE stream_act (
  zone text NOT NULL,
  id text NOT NULL,
  content_sha256 text NOT NULL,
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  committed_at timestamptz NOT NULL,
  PRIMARY KEY (zone, id),
  UNIQUE (zone, leaf_index)
);
CREATE TRIGGER stream_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stream_act
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which agents are connected, as they or the broker said last.
CREATE TABLE stream_presence (
  zone text NOT NULL,
  device text NOT NULL,
  boot_id uuid NOT NULL,
  online boolean NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (zone, device)
);
