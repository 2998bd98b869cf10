-- Tax payments: what was held for a document is used up by them. The amounts are the ledger's.
CREATE TABLE guarantee_tax_payment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  document text NOT NULL,
  tax_bill text NOT NULL,
  tax_fen bigint NOT NULL CHECK (tax_fen >= 1),
  held_fen bigint NOT NULL CHECK (held_fen >= tax_fen),
  paid_on date NOT NULL,
  timing text NOT NULL CHECK (timing IN ('EARLY', 'IN_TIME', 'LATE')),
  leaf_index bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (zone, document)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_tax_payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX guarantee_hold_by_document ON guarantee_hold (zone, document);
