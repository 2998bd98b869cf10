-- What is said to customs about sales, and what customs answers. Bytes are sealed (AES-GCM), because
-- names, identity numbers and addresses are in them; digests are HMACs, because a plain digest of a
-- message that is known but for one number gives that number away. Of these tables only the outbox
-- changes.
CREATE TABLE customs_declaration (
  zone text NOT NULL,
  sale_no text NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  declared_at timestamptz NOT NULL,
  PRIMARY KEY (zone, sale_no)
);
CREATE TRIGGER customs_declaration_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_declaration
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What we send. A guid has one content for ever; doc_key is what a receipt names it by.
CREATE TABLE customs_message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text,
  kind text NOT NULL,
  number text NOT NULL,
  guid text NOT NULL CHECK (length(guid) = 36),
  doc_key text NOT NULL,
  sealed bytea NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  made_at timestamptz NOT NULL,
  UNIQUE (zone, guid),
  UNIQUE (zone, kind, doc_key)
);
CREATE INDEX customs_message_of_sale ON customs_message (zone, sale_no);
CREATE TRIGGER customs_message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_message
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE customs_outbox (
  message_id bigint PRIMARY KEY REFERENCES customs_message (id),
  zone text NOT NULL,
  sale_no text,
  kind text NOT NULL,
  -- HELD waits for the documents before it, DUE to be sent, SENT for any answer, ANSWERED for the
  -- decision. The last two wait for nothing.
  state text NOT NULL CHECK (state IN ('HELD', 'DUE', 'SENT', 'ANSWERED', 'ENDED', 'WITHDRAWN')),
  due_at timestamptz NOT NULL,
  since timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  last_error text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT '',
  status_at timestamptz,
  list_no text NOT NULL DEFAULT '',
  pre_no text NOT NULL DEFAULT ''
);
CREATE INDEX customs_outbox_due ON customs_outbox (zone, due_at) WHERE state IN ('HELD', 'DUE', 'SENT');
CREATE INDEX customs_outbox_open ON customs_outbox (zone, since) WHERE state NOT IN ('ENDED', 'WITHDRAWN');
CREATE INDEX customs_outbox_of_sale ON customs_outbox (zone, sale_no);
CREATE INDEX customs_outbox_of_list ON customs_outbox (zone, list_no) WHERE list_no <> '';

CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('ENDED', 'WITHDRAWN') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'what customs decided is not opened again: message % is %', OLD.message_id, OLD.state;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER customs_outbox_ends_once BEFORE UPDATE ON customs_outbox
  FOR EACH ROW EXECUTE FUNCTION refuse_reopening();
CREATE TRIGGER customs_outbox_not_deleted BEFORE DELETE OR TRUNCATE ON customs_outbox
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What we receive, readable or not.
CREATE TABLE customs_received (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  reference text NOT NULL,
  kind text NOT NULL,
  guid text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('READ', 'REPEATED', 'REFUSED')),
  why text NOT NULL,
  sealed bytea NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  received_at timestamptz NOT NULL
);
CREATE INDEX customs_received_digest ON customs_received (zone, digest);
CREATE INDEX customs_received_refused ON customs_received (zone, received_at) WHERE verdict = 'REFUSED';
CREATE TRIGGER customs_received_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_received
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a received message says about each document, and what that changed.
CREATE TABLE customs_receipt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  received_id bigint NOT NULL REFERENCES customs_received (id),
  zone text NOT NULL,
  sale_no text,
  kind text NOT NULL,
  doc_key text NOT NULL,
  status text NOT NULL,
  returned_at timestamptz NOT NULL,
  effect text NOT NULL CHECK (effect IN ('ADVANCED', 'EARLIER', 'UNKNOWN', 'CONTRADICTION', 'NOTED')),
  -- Of tax bills only.
  tax_no text NOT NULL DEFAULT '',
  tariff_fen bigint NOT NULL DEFAULT 0,
  vat_fen bigint NOT NULL DEFAULT 0,
  consumption_fen bigint NOT NULL DEFAULT 0,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  UNIQUE (zone, digest)
);
CREATE INDEX customs_receipt_of_sale ON customs_receipt (zone, sale_no);
CREATE INDEX customs_receipt_odd ON customs_receipt (zone, doc_key) WHERE effect IN ('UNKNOWN', 'CONTRADICTION');
CREATE TRIGGER customs_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_receipt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Decisions, each told once. Written under a lock, so that no lower number is committed later.
CREATE TABLE customs_news (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  list_no text NOT NULL,
  code text NOT NULL,
  sealed_text bytea NOT NULL,
  tariff_fen bigint NOT NULL,
  vat_fen bigint NOT NULL,
  consumption_fen bigint NOT NULL,
  decided_at timestamptz NOT NULL,
  learnt_at timestamptz NOT NULL,
  UNIQUE (zone, sale_no, kind, number)
);
CREATE TRIGGER customs_news_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_news
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Raw payment data that customs asked for (公告2018年第179号), and whether they went.
CREATE TABLE customs_data_request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  session_id text NOT NULL,
  order_no text NOT NULL,
  asked_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('DUE', 'SENT', 'UNKNOWN_ORDER')),
  due_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  last_error text NOT NULL DEFAULT '',
  -- The exact text that was signed and sent.
  sealed bytea,
  UNIQUE (zone, session_id, order_no)
);
CREATE INDEX customs_data_request_due ON customs_data_request (zone, due_at) WHERE state = 'DUE';
CREATE TRIGGER customs_data_request_not_deleted BEFORE DELETE OR TRUNCATE ON customs_data_request
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
