-- Who may come to the embedded broker: of a device's rows the last one holds. A secret is 256 random
-- bits, and only its hash is here; a row without one closes the access.
CREATE TABLE fleet_access (
  zone text NOT NULL,
  device text NOT NULL,
  number bigint NOT NULL CHECK (number >= 1),
  secret_sha256 text CHECK (secret_sha256 ~ '^[0-9a-f]{64}$'),
  why text NOT NULL CHECK (why IN ('ENROLLED', 'ISSUED_AGAIN', 'CLOSED', 'KEY_REVOKED')),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (zone, device, number),
  FOREIGN KEY (zone, device) REFERENCES fleet_device (zone, name),
  CHECK ((secret_sha256 IS NULL) = (why IN ('CLOSED', 'KEY_REVOKED')))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fleet_access
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
