-- 汇总缴款: the tax of many documents that was paid at once. What was paid is the act's; the lines say
-- how much of it each document's holds were used up with, and what the bill was beyond them.
CREATE TABLE guarantee_tax_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  run_no text NOT NULL,
  paid_on date NOT NULL,
  documents integer NOT NULL CHECK (documents >= 1),
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  settled_fen bigint NOT NULL CHECK (settled_fen BETWEEN 0 AND total_fen),
  freed_fen bigint NOT NULL CHECK (freed_fen >= 0),
  reason text,
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (zone, run_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_tax_run
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE guarantee_tax_run_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  run_no text NOT NULL,
  line_no integer NOT NULL CHECK (line_no >= 1),
  document text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('BILL', 'STATED', 'ESTIMATE')),
  tax_no text CHECK ((basis = 'BILL') = (tax_no IS NOT NULL)),
  tax_fen bigint NOT NULL CHECK (tax_fen >= 0),
  held_fen bigint NOT NULL CHECK (held_fen >= 1),
  settled_fen bigint NOT NULL CHECK (settled_fen = least(tax_fen, held_fen)),
  UNIQUE (zone, run_no, line_no),
  UNIQUE (zone, document)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_tax_run_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A bill of nothing uses nothing up, and frees what was held.
ALTER TABLE guarantee_tax_payment DROP CONSTRAINT guarantee_tax_payment_tax_fen_check;
ALTER TABLE guarantee_tax_payment ADD CONSTRAINT guarantee_tax_payment_tax_fen_check
  CHECK (tax_fen >= 0);

-- A run as it was prepared, to be paid: what is paid in the end is an act. Figures in fen.
CREATE TABLE settlement_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  run_no text NOT NULL,
  duty_no text,
  reason text,
  prepared_on date NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamptz NOT NULL,
  UNIQUE (zone, run_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_run
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE settlement_run_list (
  run bigint NOT NULL REFERENCES settlement_run (id),
  line_no integer NOT NULL CHECK (line_no >= 1),
  document text NOT NULL,
  released_on date NOT NULL,
  basis text NOT NULL CHECK (basis IN ('BILL', 'STATED', 'ESTIMATE')),
  tax_no text,
  tariff_fen bigint,
  vat_fen bigint,
  consumption_fen bigint,
  tax_fen bigint NOT NULL CHECK (tax_fen >= 0),
  held_fen bigint NOT NULL CHECK (held_fen >= 1),
  PRIMARY KEY (run, line_no),
  UNIQUE (run, document),
  CHECK (basis <> 'BILL' OR (tax_no IS NOT NULL AND tax_fen = tariff_fen + vat_fen + consumption_fen))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_run_list
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A run that was prepared and will not be paid: its documents are proposed again.
CREATE TABLE settlement_run_dropped (
  run bigint PRIMARY KEY REFERENCES settlement_run (id),
  dropped_by text NOT NULL,
  dropped_at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement_run_dropped
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
