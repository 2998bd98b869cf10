-- Whether the payer of a payment is its buyer, as the payment firm says when the payment is declared to
-- customs (支付单申报): who was asked about is a digest, what was said is one of three words.
CREATE TABLE payment_payer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_no text NOT NULL REFERENCES payment (payment_no),
  -- ASKED is written before each question, so that an answer that got lost is asked for again.
  word text NOT NULL CHECK (word IN ('ASKED', 'SAME', 'DIFFERENT', 'UNKNOWN')),
  -- Why nobody knows: the firm's code or ours, never what it says of a person.
  reason text CHECK (reason ~ '^[0-9A-Za-z_.-]{1,64}$'),
  -- HMAC of name and identity number, with a key that is not in the database.
  buyer text NOT NULL CHECK (buyer ~ '^[0-9a-f]{64}$'),
  at timestamptz NOT NULL,
  CHECK ((word = 'UNKNOWN') = (reason IS NOT NULL))
);
CREATE INDEX payment_payer_of_payment ON payment_payer (payment_no, id);
CREATE UNIQUE INDEX payment_payer_said_once ON payment_payer (payment_no) WHERE word <> 'ASKED';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_payer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- When the firm is asked again who paid; nothing where it was never asked, or has answered.
ALTER TABLE payment ADD COLUMN payer_next_at timestamptz;
CREATE INDEX payment_payer_to_ask ON payment (payer_next_at) WHERE payer_next_at IS NOT NULL;

-- Only the sandbox ever said it with the payment. Old rows keep what it said, new ones have nothing here.
DO $$
DECLARE
  old text;
BEGIN
  SELECT conname INTO STRICT old FROM pg_constraint
    WHERE conrelid = 'payment'::regclass AND contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%transaction_id%';
  EXECUTE format('ALTER TABLE payment DROP CONSTRAINT %I', old);
END $$;
ALTER TABLE payment ADD CONSTRAINT payment_paid_whole CHECK ((state = 'PAID')
  = (transaction_id IS NOT NULL AND paid_fen IS NOT NULL AND paid_at IS NOT NULL));

ALTER TABLE payment_exchange DROP CONSTRAINT payment_exchange_about_check;
ALTER TABLE payment_exchange ADD CONSTRAINT payment_exchange_about_check
  CHECK (about IN ('START', 'NOTICE', 'QUERY', 'CLOSE', 'REFUND', 'REFUND_QUERY', 'PAYER'));

ALTER TABLE payment_news DROP CONSTRAINT payment_news_kind_check;
ALTER TABLE payment_news ADD CONSTRAINT payment_news_kind_check
  CHECK (kind IN ('PAID', 'REFUNDED', 'REFUND_FAILED', 'EXPIRED', 'PAYER'));
CREATE UNIQUE INDEX payment_news_payer_once ON payment_news (payment_no) WHERE kind = 'PAYER';
