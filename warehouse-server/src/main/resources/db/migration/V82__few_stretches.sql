-- A book has few stretches. The planner does not know how many a series of unknown length gives, and took a thousand
-- for each id: so many that it read the whole journal beside it, or compiled the query first. Of an array it takes ten.
CREATE OR REPLACE FUNCTION ledger_transfers_with(wanted uuid) RETURNS SETOF ledger_transfer LANGUAGE sql STABLE AS
$$
  SELECT f.* FROM unnest(ARRAY(
    SELECT generate_series(0, (SELECT (max(last_seq) >> 20)::int FROM ledger_book)))) stretch (number)
  CROSS JOIN LATERAL (
    SELECT t.* FROM ledger_transfer t WHERE (t.seq >> 20)::int = stretch.number AND t.id = wanted OFFSET 0) f
$$;
