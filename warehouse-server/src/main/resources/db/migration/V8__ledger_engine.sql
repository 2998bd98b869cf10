-- The ledger with one writer for each ledger book: numbered rows without gaps, a fence against a writer that
-- lost its lead, and balances of any past instant. What the first ledger kept is carried over, row by row.

ALTER TABLE guarantee_hold DROP CONSTRAINT guarantee_hold_transfer_id_fkey;
ALTER TABLE guarantee_hold_end DROP CONSTRAINT guarantee_hold_end_transfer_id_fkey;
ALTER TABLE fence_permit DROP CONSTRAINT fence_permit_move_id_fkey;
ALTER TABLE ledger_transfer RENAME TO first_transfer;
ALTER TABLE ledger_account RENAME TO first_account;
ALTER TABLE ledger_balance RENAME TO first_balance;

-- The fence. A writer takes the lead by raising the epoch, and stores each batch only if epoch and last_seq are
-- still what it knows: otherwise it touches no row here, and its transaction ends.
CREATE TABLE ledger_book (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
  epoch bigint NOT NULL DEFAULT 0,
  last_seq bigint NOT NULL DEFAULT 0,
  recorded_at timestamptz NOT NULL DEFAULT 'epoch',
  leader text NOT NULL DEFAULT '',
  seen_at timestamptz NOT NULL DEFAULT 'epoch'
) WITH (fillfactor = 10);
CREATE TRIGGER ledger_book_stays BEFORE DELETE OR TRUNCATE ON ledger_book
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_book_goes_forward BEFORE UPDATE ON ledger_book
  FOR EACH ROW WHEN (NEW.epoch < OLD.epoch OR NEW.last_seq < OLD.last_seq
    OR NEW.recorded_at < OLD.recorded_at OR NEW.name <> OLD.name)
  EXECUTE FUNCTION refuse_change();

-- Names compare by bytes, so that a search by their beginning can use the index.
CREATE TABLE ledger_account (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book int NOT NULL REFERENCES ledger_book,
  name text COLLATE "C" NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  unit text NOT NULL CHECK (unit <> ''),
  code int NOT NULL CHECK (code BETWEEN 0 AND 65535),
  account_limit text NOT NULL CHECK (account_limit IN
    ('NONE', 'DEBITS_MUST_NOT_EXCEED_CREDITS', 'CREDITS_MUST_NOT_EXCEED_DEBITS')),
  opened_at timestamptz NOT NULL
);
CREATE INDEX ledger_account_by_book ON ledger_account (book);
CREATE TRIGGER ledger_account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The journal. kind: 1 single, 2 pending, 3 post, 4 void, 5 expire, 6 close. sizing: 0 exact, else balancing.
-- An end repeats the accounts and the amount (ended) of what it ends, so that every row says by itself what it
-- does to both balances. debit_prev and credit_prev name the rows that touched the two accounts before: whoever
-- walks back along them has an account's history without an index over all accounts. There is no foreign key
-- here, which would cost as much as the row: the writer knows its accounts, and checks the whole at each start.
CREATE TABLE ledger_transfer (
  book int NOT NULL,
  seq bigint NOT NULL CHECK (seq >= 1),
  id uuid NOT NULL,
  kind smallint NOT NULL,
  sizing smallint NOT NULL,
  debit int NOT NULL,
  credit int NOT NULL,
  asked bigint NOT NULL,
  amount bigint NOT NULL,
  ended bigint NOT NULL,
  pending_seq bigint,
  timeout_s bigint NOT NULL,
  debit_prev bigint NOT NULL,
  credit_prev bigint NOT NULL,
  reference text NOT NULL,
  by_whom text NOT NULL,
  evidence bigint NOT NULL,
  happened_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT ledger_transfer_is_sound CHECK (
    CASE kind
      WHEN 1 THEN debit <> credit AND pending_seq IS NULL AND amount >= 1 AND ended = 0
      WHEN 2 THEN debit <> credit AND pending_seq IS NULL AND amount >= 1 AND ended = 0
      WHEN 3 THEN pending_seq < seq AND amount BETWEEN 1 AND ended
      WHEN 4 THEN pending_seq < seq AND amount = 0 AND ended >= 1
      WHEN 5 THEN pending_seq < seq AND amount = 0 AND ended >= 1
      WHEN 6 THEN debit = credit AND pending_seq IS NULL AND amount = 0 AND ended = 0
      ELSE false END
    AND debit_prev < seq AND credit_prev < seq AND happened_at <= recorded_at),
  PRIMARY KEY (book, seq)
);
CREATE INDEX ledger_transfer_closings ON ledger_transfer (book, debit) WHERE kind = 6;
-- An id is written once, and a pending transfer ends once.
CREATE UNIQUE INDEX ledger_transfer_once ON ledger_transfer (id, book);
CREATE UNIQUE INDEX ledger_transfer_ends_once ON ledger_transfer (book, pending_seq)
  WHERE pending_seq IS NOT NULL;
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The sums of the journal. They may be lost and made again from it; the limits have their last word here.
-- limit_kind: 0 none, 1 debits within credits, 2 credits within debits. last_seq is the last row that touched the
-- account, and so the version that a writer must know. The room is given up at the first update: it leaves the
-- page half empty, so that further updates stay on it and seldom have to tidy it.
CREATE TABLE ledger_balance (
  account int PRIMARY KEY,
  limit_kind smallint NOT NULL,
  debits_pending bigint NOT NULL DEFAULT 0,
  debits_posted bigint NOT NULL DEFAULT 0,
  credits_pending bigint NOT NULL DEFAULT 0,
  credits_posted bigint NOT NULL DEFAULT 0,
  last_seq bigint NOT NULL DEFAULT 0,
  room bytea DEFAULT decode(repeat('00', 96), 'hex'),
  CONSTRAINT no_sum_is_below_0 CHECK (
    debits_pending >= 0 AND debits_posted >= 0 AND credits_pending >= 0 AND credits_posted >= 0),
  CONSTRAINT debits_must_not_exceed_credits CHECK (
    limit_kind <> 1 OR debits_pending + debits_posted <= credits_posted),
  CONSTRAINT credits_must_not_exceed_debits CHECK (
    limit_kind <> 2 OR credits_pending + credits_posted <= debits_posted)
) WITH (fillfactor = 95);
CREATE TRIGGER ledger_balance_limit_is_fixed
  BEFORE UPDATE OF account, limit_kind OR DELETE OR TRUNCATE ON ledger_balance
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Balances as they were after row seq, from which a walk along the journal begins. last_seq is the last row up to
-- seq that touched the account.
CREATE TABLE ledger_snapshot (
  account int NOT NULL,
  seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  debits_pending bigint NOT NULL,
  debits_posted bigint NOT NULL,
  credits_pending bigint NOT NULL,
  credits_posted bigint NOT NULL,
  PRIMARY KEY (account, seq)
);
CREATE TRIGGER ledger_snapshot_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_snapshot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- After which rows there is a snapshot of every account: from the last of these the check at the start counts.
CREATE TABLE ledger_checked (
  book int NOT NULL,
  seq bigint NOT NULL,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (book, seq)
);
CREATE TRIGGER ledger_checked_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checked
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which pending transfers were open after such a row.
CREATE TABLE ledger_checked_pending (
  book int NOT NULL,
  seq bigint NOT NULL,
  pending_seq bigint NOT NULL,
  PRIMARY KEY (book, seq, pending_seq)
);
CREATE TRIGGER ledger_checked_pending_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checked_pending
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- For people who look with their own tools: the journal with names.
CREATE VIEW ledger_journal AS
  SELECT b.name AS book, t.seq, t.id,
    (ARRAY['SINGLE', 'PENDING', 'POST', 'VOID', 'EXPIRE', 'CLOSE'])[t.kind] AS kind,
    d.name AS debit_account, c.name AS credit_account, d.unit, t.amount, t.ended, p.id AS pending_id,
    t.reference, t.by_whom, t.evidence, t.happened_at, t.recorded_at
  FROM ledger_transfer t
  JOIN ledger_book b ON b.id = t.book
  JOIN ledger_account d ON d.id = t.debit
  JOIN ledger_account c ON c.id = t.credit
  LEFT JOIN ledger_transfer p ON p.book = t.book AND p.seq = t.pending_seq;

-- What the first ledger kept.
INSERT INTO ledger_book (name) SELECT DISTINCT split_part(name, '/', 1) FROM first_account;
INSERT INTO ledger_account (book, name, unit, code, account_limit, opened_at)
  SELECT b.id, a.name, a.unit, 0, a.account_limit, a.opened_at
  FROM first_account a JOIN ledger_book b ON b.name = split_part(a.name, '/', 1) ORDER BY a.name;
CREATE TEMPORARY TABLE carried ON COMMIT DROP AS
  SELECT d.book, row_number() OVER (PARTITION BY d.book ORDER BY t.position) AS seq, t.position, t.id,
    array_position(ARRAY['SINGLE', 'PENDING', 'POST', 'VOID'], t.kind) AS kind, d.id AS debit, c.id AS credit,
    t.amount, t.ended, t.pending_id, t.reference, t.recorded_at
  FROM first_transfer t JOIN ledger_account d ON d.name = t.debit_account
  JOIN ledger_account c ON c.name = t.credit_account;
CREATE TEMPORARY TABLE touched ON COMMIT DROP AS
  SELECT account, seq, lag(seq, 1, 0::bigint) OVER (PARTITION BY account ORDER BY seq) AS prev
  FROM (SELECT debit AS account, seq FROM carried UNION ALL SELECT credit, seq FROM carried) sides;
INSERT INTO ledger_transfer
  SELECT t.book, t.seq, t.id, t.kind, 0, t.debit, t.credit, t.amount, t.amount, t.ended, p.seq, 0, d.prev, c.prev,
    t.reference, 'ledger', -1,
    max(t.recorded_at) OVER (PARTITION BY t.book ORDER BY t.seq),
    max(t.recorded_at) OVER (PARTITION BY t.book ORDER BY t.seq)
  FROM carried t JOIN touched d ON d.account = t.debit AND d.seq = t.seq
  JOIN touched c ON c.account = t.credit AND c.seq = t.seq
  LEFT JOIN carried p ON p.id = t.pending_id;
INSERT INTO ledger_balance (account, limit_kind, debits_pending, debits_posted, credits_pending, credits_posted,
    last_seq)
  SELECT a.id, CASE a.account_limit WHEN 'NONE' THEN 0 WHEN 'DEBITS_MUST_NOT_EXCEED_CREDITS' THEN 1 ELSE 2 END,
    b.debits_pending, b.debits_posted, b.credits_pending, b.credits_posted,
    coalesce((SELECT max(seq) FROM touched s WHERE s.account = a.id), 0)
  FROM ledger_account a JOIN first_balance b ON b.account = a.name;
UPDATE ledger_book b SET last_seq = t.seq, recorded_at = t.recorded_at
  FROM (SELECT book, max(seq) AS seq, max(recorded_at) AS recorded_at FROM ledger_transfer GROUP BY book) t
  WHERE t.book = b.id;
DROP TABLE first_balance, first_transfer, first_account;
