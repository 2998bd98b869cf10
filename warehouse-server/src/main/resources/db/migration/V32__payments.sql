-- Payments of sales. A card per payment that follows what its provider says, and behind it what is
-- only ever added: what was sent and received, and the news for whoever acts on them.
CREATE TABLE payment (
  -- The provider's out_trade_no. Unique over all zones: one merchant may serve several.
  payment_no text PRIMARY KEY CHECK (payment_no ~ '^[0-9A-Za-z]{6,32}$'),
  zone text NOT NULL,
  sale_no text NOT NULL,
  provider text NOT NULL,
  -- Whether no real money is meant.
  sandbox boolean NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 100000000),
  description text NOT NULL,
  state text NOT NULL CHECK (state IN ('STARTING', 'OPEN', 'PAID', 'CLOSED')),
  code_url text,
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  transaction_id text,
  paid_fen bigint CHECK (paid_fen > 0),
  payer_check text CHECK (payer_check IN ('SAME', 'OTHER', 'UNKNOWN')),
  paid_at timestamptz,
  -- When the provider is asked next; nothing where there is nothing to ask any more.
  next_poll_at timestamptz,
  polls integer NOT NULL DEFAULT 0,
  CHECK (state <> 'OPEN' OR code_url IS NOT NULL),
  CHECK ((state = 'PAID') = (transaction_id IS NOT NULL AND paid_fen IS NOT NULL
    AND payer_check IS NOT NULL AND paid_at IS NOT NULL))
);
CREATE UNIQUE INDEX payment_open_once ON payment (zone, sale_no)
  WHERE state IN ('STARTING', 'OPEN');
CREATE INDEX payment_of_sale ON payment (zone, sale_no);
CREATE INDEX payment_to_ask ON payment (next_poll_at) WHERE next_poll_at IS NOT NULL;
CREATE INDEX payment_of_day ON payment (provider, paid_at) WHERE state = 'PAID';

-- What was asked for never changes, and money that came is never taken back from the card.
CREATE FUNCTION refuse_payment_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.payment_no, NEW.zone, NEW.sale_no, NEW.provider, NEW.sandbox, NEW.amount_fen,
      NEW.started_at, NEW.expires_at)
    IS DISTINCT FROM (OLD.payment_no, OLD.zone, OLD.sale_no, OLD.provider, OLD.sandbox,
      OLD.amount_fen, OLD.started_at, OLD.expires_at)
    OR (OLD.state = 'PAID' AND (NEW.state, NEW.transaction_id, NEW.paid_fen, NEW.payer_check,
        NEW.paid_at)
      IS DISTINCT FROM (OLD.state, OLD.transaction_id, OLD.paid_fen, OLD.payer_check, OLD.paid_at))
  THEN
    RAISE EXCEPTION 'payment %: what was asked for and what was paid do not change',
      OLD.payment_no;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_facts_stay BEFORE UPDATE ON payment
  FOR EACH ROW EXECUTE FUNCTION refuse_payment_change();
CREATE TRIGGER payment_stays BEFORE DELETE OR TRUNCATE ON payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE payment_refund (
  zone text NOT NULL,
  -- The provider's out_refund_no.
  refund_no text NOT NULL CHECK (refund_no ~ '^[0-9A-Za-z_-]{1,64}$'),
  payment_no text NOT NULL REFERENCES payment (payment_no),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('PENDING', 'DONE', 'FAILED')),
  code text,
  asked_at timestamptz NOT NULL,
  done_at timestamptz,
  next_poll_at timestamptz,
  polls integer NOT NULL DEFAULT 0,
  PRIMARY KEY (zone, refund_no),
  CHECK ((state = 'DONE') = (done_at IS NOT NULL))
);
CREATE INDEX payment_refund_of_payment ON payment_refund (payment_no);
CREATE INDEX payment_refund_to_ask ON payment_refund (next_poll_at) WHERE next_poll_at IS NOT NULL;
CREATE FUNCTION refuse_refund_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'DONE' OR (NEW.zone, NEW.refund_no, NEW.payment_no, NEW.amount_fen, NEW.asked_at)
    IS DISTINCT FROM (OLD.zone, OLD.refund_no, OLD.payment_no, OLD.amount_fen, OLD.asked_at)
  THEN
    RAISE EXCEPTION 'refund %: what was asked for and what was done do not change', OLD.refund_no;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_refund_facts_stay BEFORE UPDATE ON payment_refund
  FOR EACH ROW EXECUTE FUNCTION refuse_refund_change();
CREATE TRIGGER payment_refund_stays BEFORE DELETE OR TRUNCATE ON payment_refund
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was sent and received, each encrypted with AES-256-GCM: 12 bytes nonce, text, 16 bytes tag.
CREATE TABLE payment_exchange (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_no text NOT NULL REFERENCES payment (payment_no),
  about text NOT NULL
    CHECK (about IN ('START', 'NOTICE', 'QUERY', 'CLOSE', 'REFUND', 'REFUND_QUERY')),
  request bytea NOT NULL CHECK (octet_length(request) >= 28),
  response bytea NOT NULL CHECK (octet_length(response) >= 28),
  at timestamptz NOT NULL
);
CREATE INDEX payment_exchange_of_payment ON payment_exchange (payment_no, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_exchange
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The inbox of news. Written under a lock, so that the ids rise in the order of the commits, and a
-- reader who goes on after the last id that it saw misses none.
CREATE TABLE payment_news (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_no text NOT NULL REFERENCES payment (payment_no),
  kind text NOT NULL CHECK (kind IN ('PAID', 'REFUNDED', 'REFUND_FAILED', 'EXPIRED')),
  refund_no text,
  code text,
  learnt_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX payment_news_paid_once ON payment_news (payment_no) WHERE kind = 'PAID';
CREATE UNIQUE INDEX payment_news_refunded_once ON payment_news (payment_no, refund_no)
  WHERE kind = 'REFUNDED';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_news
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
