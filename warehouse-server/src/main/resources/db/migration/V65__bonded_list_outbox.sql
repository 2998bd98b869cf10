-- What hands a bonded list in, byte for byte, and how far its sending is. A message is sent again only if
-- it could not be handed over, or a crash left it unknown whether it was: customs takes a number once.
CREATE TABLE bonded_list_message (
  list_id bigint PRIMARY KEY REFERENCES bonded_list,
  zone text NOT NULL,
  content text NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32)
);
CREATE TRIGGER bonded_list_message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_list_message
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE bonded_list_outbox (
  list_id bigint PRIMARY KEY REFERENCES bonded_list,
  zone text NOT NULL,
  -- DUE to be sent; SENDING taken, and not known to be there; SENT handed over; ANSWERED by customs.
  state text NOT NULL CHECK (state IN ('DUE', 'SENDING', 'SENT', 'ANSWERED')),
  due_at timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0 CHECK (tries >= 0),
  last_error text NOT NULL DEFAULT ''
);
CREATE INDEX bonded_list_outbox_due ON bonded_list_outbox (zone, due_at)
  WHERE state IN ('DUE', 'SENDING');
CREATE TRIGGER bonded_list_outbox_not_deleted BEFORE DELETE OR TRUNCATE ON bonded_list_outbox
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
