-- An 电子税单 of which the figures or the number cannot be read says nothing of what is due: it is no
-- bill of 0 fen, and it is told to a person.
ALTER TABLE customs_receipt DROP CONSTRAINT customs_receipt_effect_check;
ALTER TABLE customs_receipt ADD CONSTRAINT customs_receipt_effect_check
  CHECK (effect IN ('ADVANCED', 'EARLIER', 'UNKNOWN', 'UNREADABLE', 'CONTRADICTION', 'NOTED'));
DROP INDEX customs_receipt_odd;
CREATE INDEX customs_receipt_odd ON customs_receipt (zone, doc_key)
  WHERE effect IN ('UNKNOWN', 'UNREADABLE', 'CONTRADICTION');
-- Whether customs said something of a bill since that can be read.
CREATE INDEX customs_receipt_of_bill ON customs_receipt (zone, doc_key)
  WHERE kind IN ('CEB816', 'CEB818');

-- A bill that customs stated again after it had made it void 作废: that it was void stands beside the
-- further statement, so that a person can choose between them. A void statement has no amounts.
ALTER TABLE customs_bill_again ADD COLUMN voided boolean NOT NULL DEFAULT false;
ALTER TABLE customs_bill_again ADD CONSTRAINT customs_bill_again_void_check
  CHECK (NOT voided OR (tariff_fen = 0 AND vat_fen = 0 AND consumption_fen = 0));

-- A quote that is looked at again, as each till does every few seconds, changes nothing: an upsert
-- that changes nothing locks its row all the same, and that is a write. Else as it was.
CREATE OR REPLACE FUNCTION reserve_quota(
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
  IF EXISTS (SELECT 1 FROM quota_reservation mine
      WHERE mine.zone = in_zone AND mine.sale_no = in_sale_no AND mine.person = in_person
        AND mine.year = in_year AND mine.fen = in_fen AND mine.until >= in_until) THEN
    RETURN true;
  END IF;
  INSERT INTO quota_reservation AS mine (zone, sale_no, person, year, fen, until)
    VALUES (in_zone, in_sale_no, in_person, in_year, in_fen, in_until)
    ON CONFLICT (zone, sale_no) DO UPDATE
      SET person = excluded.person, year = excluded.year, fen = excluded.fen,
        until = greatest(mine.until, excluded.until);
  RETURN true;
END $$;
