-- Every row of the journal says by itself what both accounts stand at after it, and is refused where that breaks a
-- limit. So the balances beside the journal need not be written by the transaction that stores a row: under load
-- they follow it, at most some hundred thousand rows behind.

-- The number of an account carries its limit, so that a row of the journal can be judged without another table:
-- number % 4 is 0 none, 1 debits within credits, 2 credits within debits.
ALTER TABLE ledger_account DISABLE TRIGGER USER;
ALTER TABLE ledger_transfer DISABLE TRIGGER USER;
ALTER TABLE ledger_balance DISABLE TRIGGER USER;
ALTER TABLE ledger_snapshot DISABLE TRIGGER USER;
ALTER TABLE ledger_account ALTER COLUMN id DROP IDENTITY;
CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
  SELECT id AS old, id * 4 + CASE account_limit WHEN 'NONE' THEN 0 WHEN 'DEBITS_MUST_NOT_EXCEED_CREDITS' THEN 1
    ELSE 2 END AS new FROM ledger_account;
-- Below 0 first: no number on the way may meet one that is still there.
UPDATE ledger_account a SET id = -n.new FROM numbered n WHERE n.old = a.id;
UPDATE ledger_account SET id = -id;
UPDATE ledger_balance b SET account = -n.new FROM numbered n WHERE n.old = b.account;
UPDATE ledger_balance SET account = -account;
UPDATE ledger_snapshot s SET account = -n.new FROM numbered n WHERE n.old = s.account;
UPDATE ledger_snapshot SET account = -account;
UPDATE ledger_transfer t SET debit = d.new, credit = c.new FROM numbered d, numbered c
  WHERE d.old = t.debit AND c.old = t.credit;
CREATE SEQUENCE ledger_account_number AS int MAXVALUE 536870911 OWNED BY ledger_account.id;
SELECT setval('ledger_account_number', (SELECT coalesce(max(id / 4), 0) FROM ledger_account) + 1, false);
ALTER TABLE ledger_account ADD CONSTRAINT number_carries_limit CHECK (id > 0 AND id % 4 = CASE account_limit
  WHEN 'NONE' THEN 0 WHEN 'DEBITS_MUST_NOT_EXCEED_CREDITS' THEN 1 ELSE 2 END);

-- dp and d: debits pending and posted; cp and c: credits pending and posted.
ALTER TABLE ledger_transfer
  ADD COLUMN debit_dp bigint, ADD COLUMN debit_d bigint, ADD COLUMN debit_cp bigint, ADD COLUMN debit_c bigint,
  ADD COLUMN credit_dp bigint, ADD COLUMN credit_d bigint, ADD COLUMN credit_cp bigint, ADD COLUMN credit_c bigint;
CREATE TEMPORARY TABLE summed ON COMMIT DROP AS
  SELECT book, seq, side, sum(dp) OVER w AS dp, sum(d) OVER w AS d, sum(cp) OVER w AS cp, sum(c) OVER w AS c FROM (
    SELECT book, seq, 'D' AS side, debit AS account, CASE kind WHEN 2 THEN amount ELSE -ended END AS dp,
      CASE kind WHEN 2 THEN 0 ELSE amount END AS d, 0 AS cp, 0 AS c FROM ledger_transfer
    UNION ALL SELECT book, seq, 'C', credit, 0, 0, CASE kind WHEN 2 THEN amount ELSE -ended END,
      CASE kind WHEN 2 THEN 0 ELSE amount END FROM ledger_transfer) sides
  WINDOW w AS (PARTITION BY account ORDER BY seq);
UPDATE ledger_transfer t SET debit_dp = d.dp, debit_d = d.d, debit_cp = d.cp, debit_c = d.c,
    credit_dp = c.dp, credit_d = c.d, credit_cp = c.cp, credit_c = c.c
  FROM summed d, summed c
  WHERE d.book = t.book AND d.seq = t.seq AND d.side = 'D' AND c.book = t.book AND c.seq = t.seq AND c.side = 'C';
ALTER TABLE ledger_transfer
  ALTER COLUMN debit_dp SET NOT NULL, ALTER COLUMN debit_d SET NOT NULL, ALTER COLUMN debit_cp SET NOT NULL,
  ALTER COLUMN debit_c SET NOT NULL, ALTER COLUMN credit_dp SET NOT NULL, ALTER COLUMN credit_d SET NOT NULL,
  ALTER COLUMN credit_cp SET NOT NULL, ALTER COLUMN credit_c SET NOT NULL,
  ADD CONSTRAINT no_sum_is_below_0 CHECK (least(debit_dp, debit_d, debit_cp, debit_c, credit_dp, credit_d,
    credit_cp, credit_c) >= 0),
  ADD CONSTRAINT limits_hold CHECK (
    CASE debit % 4 WHEN 0 THEN true WHEN 1 THEN debit_dp + debit_d <= debit_c
      WHEN 2 THEN debit_cp + debit_c <= debit_d ELSE false END
    AND CASE credit % 4 WHEN 0 THEN true WHEN 1 THEN credit_dp + credit_d <= credit_c
      WHEN 2 THEN credit_cp + credit_c <= credit_d ELSE false END);

-- Up to which row every balance is written. A balance may be ahead of it, never behind.
ALTER TABLE ledger_book ADD COLUMN balances_seq bigint NOT NULL DEFAULT 0;
UPDATE ledger_book SET balances_seq = last_seq;
ALTER TABLE ledger_book ADD CONSTRAINT balances_do_not_lead CHECK (balances_seq <= last_seq);
DROP TRIGGER ledger_book_goes_forward ON ledger_book;
CREATE TRIGGER ledger_book_goes_forward BEFORE UPDATE ON ledger_book
  FOR EACH ROW WHEN (NEW.epoch < OLD.epoch OR NEW.last_seq < OLD.last_seq OR NEW.balances_seq < OLD.balances_seq
    OR NEW.recorded_at < OLD.recorded_at OR NEW.name <> OLD.name)
  EXECUTE FUNCTION refuse_change();

-- A page has room for a second version of each of its balances: they are written page by page.
ALTER TABLE ledger_balance DROP COLUMN room;
ALTER TABLE ledger_balance SET (fillfactor = 45);

ALTER TABLE ledger_account ENABLE TRIGGER USER;
ALTER TABLE ledger_transfer ENABLE TRIGGER USER;
ALTER TABLE ledger_balance ENABLE TRIGGER USER;
ALTER TABLE ledger_snapshot ENABLE TRIGGER USER;
