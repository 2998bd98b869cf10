-- Who ordered: name, identity number and telephone, which customs' messages ask for. Sealed with a
-- key that is not in the database; deleted when the time for which they must be kept is over.
CREATE TABLE checkout_buyer (
  zone text NOT NULL,
  sale_no text NOT NULL,
  -- HMAC of the identity number, as in the acts.
  buyer text NOT NULL CHECK (length(buyer) = 43),
  sealed bytea NOT NULL,
  kept_since timestamptz NOT NULL,
  PRIMARY KEY (zone, sale_no)
);
CREATE INDEX checkout_buyer_by_age ON checkout_buyer (kept_since);

-- The one key with which buyers are sealed and named: a server with another key would know no
-- buyer again, and count nobody's year on.
CREATE TABLE checkout_key (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  fingerprint text NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkout_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far the news of payments and of customs have become acts.
CREATE TABLE checkout_read (
  feed text PRIMARY KEY CHECK (feed IN ('PAYMENT', 'CUSTOMS')),
  last_id bigint NOT NULL CHECK (last_id >= 0)
);

-- A shopper asked for a person 呼叫店员.
CREATE TABLE checkout_call (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  till text NOT NULL,
  called_at timestamptz NOT NULL,
  -- Why the server called by itself; empty for a shopper.
  reason text NOT NULL,
  sale_no text,
  answered_at timestamptz,
  answered_by text,
  CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);
CREATE INDEX checkout_call_open ON checkout_call (zone, called_at) WHERE answered_at IS NULL;
