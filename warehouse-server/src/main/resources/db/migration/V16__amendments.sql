-- 变更: what an instrument covers, or until when, is changed by a further row; the amounts are the
-- ledger's. What was stated is what makes two amendments the same.
CREATE TABLE guarantee_amendment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  instrument text NOT NULL,
  amendment_no text NOT NULL,
  stated_amount_fen bigint CHECK (stated_amount_fen >= 0),
  stated_valid_until date,
  change_fen bigint NOT NULL,
  leaf_index bigint NOT NULL,
  amended_at timestamptz NOT NULL,
  UNIQUE (zone, instrument, amendment_no),
  FOREIGN KEY (zone, instrument) REFERENCES guarantee_instrument (zone, instrument),
  CHECK (stated_amount_fen IS NOT NULL OR (stated_valid_until IS NOT NULL AND change_fen = 0))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_amendment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
