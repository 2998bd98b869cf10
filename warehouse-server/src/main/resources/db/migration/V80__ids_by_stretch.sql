-- Ids are random, and an index over all of them puts each new row into another page: the more rows, the more
-- pages each batch reads, changes and logs. The index is ordered by stretches of 2^20 rows first, so that whatever
-- is written next falls into the pages of the last stretch, however long the journal is. It refuses an id that the
-- same stretch of its book has; one of an earlier stretch is found by the writer, which knows every id, and every
-- start looks for it again (BookLoader).
DROP INDEX ledger_transfer_once;
CREATE UNIQUE INDEX ledger_transfer_once ON ledger_transfer (((seq >> 20)::int), id, book);

-- The rows with an id, of whichever book: one look for each stretch. OFFSET 0 keeps the planner to that order.
CREATE FUNCTION ledger_transfers_with(wanted uuid) RETURNS SETOF ledger_transfer LANGUAGE sql STABLE AS
$$
  SELECT f.* FROM generate_series(0, (SELECT (max(last_seq) >> 20)::int FROM ledger_book)) stretch (number)
  CROSS JOIN LATERAL (
    SELECT t.* FROM ledger_transfer t WHERE (t.seq >> 20)::int = stretch.number AND t.id = wanted OFFSET 0) f
$$;
