-- What of a person's year 年度交易限值 is kept for who looks at his quote, until he orders, leaves, or
-- his time is over. Operational: what was ordered is in sale_quota, and follows from acts.
CREATE TABLE quota_reservation (
  zone text NOT NULL,
  -- The number that the order of this visit will have: once there is such an order, sale_quota counts
  -- it, and this row counts no more.
  sale_no text NOT NULL,
  person text NOT NULL CHECK (length(person) = 43),
  year int NOT NULL,
  fen bigint NOT NULL CHECK (fen >= 1),
  until timestamptz NOT NULL,
  PRIMARY KEY (zone, sale_no)
);
CREATE INDEX quota_reservation_of ON quota_reservation (zone, person, year);
CREATE INDEX quota_reservation_by_end ON quota_reservation (until);

-- Reserves so much for one order, or says that it is not left; then nothing is reserved for it. One
-- person's questions come one after the other, and each statement in here sees what was committed
-- before it. Orders and reservations are read by one statement: an order that is placed at the same
-- moment is counted as the one or the other, never as both, and never as neither.
CREATE FUNCTION reserve_quota(
  in_zone text, in_sale_no text, in_person text, in_year int, in_fen bigint, in_limit bigint,
  in_now timestamptz, in_until timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  taken bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(in_zone || '/' || in_person, 52));
  SELECT
    coalesce((SELECT q.reserved_fen + q.consumed_fen FROM sale_quota q
      WHERE q.zone = in_zone AND q.buyer = in_person AND q.year = in_year), 0)
    + coalesce((SELECT sum(r.fen) FROM quota_reservation r
      WHERE r.zone = in_zone AND r.person = in_person AND r.year = in_year
        AND r.sale_no <> in_sale_no AND r.until > in_now
        AND NOT EXISTS (SELECT 1 FROM sale_order o
          WHERE o.zone = r.zone AND o.sale_no = r.sale_no)), 0)
    INTO taken;
  IF taken + in_fen > in_limit THEN
    DELETE FROM quota_reservation WHERE zone = in_zone AND sale_no = in_sale_no;
    RETURN false;
  END IF;
  INSERT INTO quota_reservation AS mine (zone, sale_no, person, year, fen, until)
    VALUES (in_zone, in_sale_no, in_person, in_year, in_fen, in_until)
    ON CONFLICT (zone, sale_no) DO UPDATE
      SET person = excluded.person, year = excluded.year, fen = excluded.fen,
        until = greatest(mine.until, excluded.until)
      WHERE (mine.person, mine.year, mine.fen) <> (excluded.person, excluded.year, excluded.fen)
        OR mine.until < excluded.until;
  RETURN true;
END $$;
