-- Append-only tables call this: history is never changed, only corrected by a further entry.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: correct with a further entry (% on %)', TG_OP, TG_TABLE_NAME;
END $$;

-- Names compare by bytes, so that a search by their beginning can use the index.
CREATE TABLE ledger_account (
  name text COLLATE "C" PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 200),
  unit text NOT NULL CHECK (unit <> ''),
  account_limit text NOT NULL CHECK (account_limit IN
    ('NONE', 'DEBITS_MUST_NOT_EXCEED_CREDITS', 'CREDITS_MUST_NOT_EXCEED_DEBITS')),
  opened_at timestamptz NOT NULL
);
CREATE TRIGGER ledger_account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The journal. The end of a pending transfer repeats that one's accounts and amount (ended), so that
-- every row says by itself what it does to both balances.
CREATE TABLE ledger_transfer (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('SINGLE', 'PENDING', 'POST', 'VOID')),
  debit_account text COLLATE "C" NOT NULL REFERENCES ledger_account,
  credit_account text COLLATE "C" NOT NULL REFERENCES ledger_account,
  amount bigint NOT NULL,
  pending_id uuid REFERENCES ledger_transfer (id),
  ended bigint NOT NULL,
  reference text NOT NULL CHECK (length(reference) <= 200),
  recorded_at timestamptz NOT NULL,
  CHECK (debit_account <> credit_account),
  CHECK (CASE kind
    WHEN 'POST' THEN pending_id IS NOT NULL AND amount BETWEEN 1 AND ended
    WHEN 'VOID' THEN pending_id IS NOT NULL AND amount = 0 AND ended >= 1
    ELSE pending_id IS NULL AND amount >= 1 AND ended = 0 END)
);
-- A pending transfer ends once.
CREATE UNIQUE INDEX ledger_transfer_ends ON ledger_transfer (pending_id)
  WHERE pending_id IS NOT NULL;
CREATE INDEX ledger_transfer_by_debit ON ledger_transfer (debit_account, position);
CREATE INDEX ledger_transfer_by_credit ON ledger_transfer (credit_account, position);
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The sums of the journal. They may be lost and made again from it; the limits have their last word here.
CREATE TABLE ledger_balance (
  account text COLLATE "C" PRIMARY KEY REFERENCES ledger_account,
  account_limit text NOT NULL,
  debits_pending bigint NOT NULL DEFAULT 0 CHECK (debits_pending >= 0),
  debits_posted bigint NOT NULL DEFAULT 0 CHECK (debits_posted >= 0),
  credits_pending bigint NOT NULL DEFAULT 0 CHECK (credits_pending >= 0),
  credits_posted bigint NOT NULL DEFAULT 0 CHECK (credits_posted >= 0),
  version bigint NOT NULL DEFAULT 0,
  CONSTRAINT debits_must_not_exceed_credits CHECK (
    account_limit <> 'DEBITS_MUST_NOT_EXCEED_CREDITS'
    OR debits_pending + debits_posted <= credits_posted),
  CONSTRAINT credits_must_not_exceed_debits CHECK (
    account_limit <> 'CREDITS_MUST_NOT_EXCEED_DEBITS'
    OR credits_pending + credits_posted <= debits_posted)
);
CREATE TRIGGER ledger_balance_limit_is_fixed
  BEFORE UPDATE OF account, account_limit OR DELETE OR TRUNCATE ON ledger_balance
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
