-- 核放单 of Golden Gate II: what we hand in for a vehicle, what is in it, and what customs said. Where a pass
-- stands is what its receipts say, in the order in which they came.
CREATE TABLE bonded_pass (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  -- Our own number: the answer to the import names the pass by it, every later receipt by customs' numbers.
  inner_no text NOT NULL CHECK (length(inner_no) BETWEEN 1 AND 64),
  -- What it carries: bonded lists 核注清单, or one display pass of ours by its bill 出入库单.
  cargo text NOT NULL CHECK (cargo IN ('LISTS', 'DISPLAY')),
  -- 一车多票 1, 一票一车 2, 一票多车 3.
  binding text NOT NULL CHECK (binding IN ('1', '2', '3')),
  office text NOT NULL,
  gross_kg numeric(18, 5) NOT NULL CHECK (gross_kg > 0),
  net_kg numeric(18, 5) NOT NULL CHECK (net_kg > 0 AND net_kg <= gross_kg),
  actor text NOT NULL,
  -- The act that decided it.
  leaf_index bigint NOT NULL,
  made_at timestamptz NOT NULL,
  UNIQUE (zone, inner_no)
);
CREATE TRIGGER bonded_pass_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_pass
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The papers that a pass carries: by our number and by customs'. One that is carried whole is on one pass
-- that stands, whoever asks at the same time; a pass that was cancelled or is void lets it free.
CREATE TABLE bonded_pass_cargo (
  pass_id bigint NOT NULL REFERENCES bonded_pass,
  zone text NOT NULL,
  cargo text NOT NULL CHECK (cargo IN ('LISTS', 'DISPLAY')),
  paper text NOT NULL,
  customs_no text NOT NULL CHECK (customs_no <> ''),
  whole boolean NOT NULL,
  freed_at timestamptz,
  PRIMARY KEY (pass_id, paper)
);
CREATE UNIQUE INDEX bonded_pass_cargo_once ON bonded_pass_cargo (zone, cargo, paper)
  WHERE freed_at IS NULL AND whole;
CREATE INDEX bonded_pass_cargo_of ON bonded_pass_cargo (zone, cargo, paper);
CREATE FUNCTION refuse_other_than_freeing_cargo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.freed_at IS NOT NULL OR NEW.freed_at IS NULL
      OR (NEW.pass_id, NEW.zone, NEW.cargo, NEW.paper, NEW.customs_no, NEW.whole)
        IS DISTINCT FROM (OLD.pass_id, OLD.zone, OLD.cargo, OLD.paper, OLD.customs_no, OLD.whole) THEN
    RAISE EXCEPTION 'a paper is let free from a gate pass once, and nothing else changes: %', OLD.paper;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bonded_pass_cargo_freed_only BEFORE UPDATE ON bonded_pass_cargo
  FOR EACH ROW EXECUTE FUNCTION refuse_other_than_freeing_cargo();
CREATE TRIGGER bonded_pass_cargo_not_deleted BEFORE DELETE OR TRUNCATE ON bonded_pass_cargo
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What goods are in it: of a list so much of each line, of a display pass so many pieces of each item.
CREATE TABLE bonded_pass_line (
  pass_id bigint NOT NULL REFERENCES bonded_pass,
  line_no int NOT NULL CHECK (line_no >= 1),
  paper text NOT NULL,
  -- Line of the bonded list; 0 of a display pass.
  paper_line int NOT NULL CHECK (paper_line >= 0),
  part text NOT NULL,
  name text NOT NULL,
  unit text NOT NULL,
  quantity numeric(18, 5) NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (pass_id, line_no)
);
CREATE TRIGGER bonded_pass_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_pass_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE bonded_pass_tag (
  pass_id bigint NOT NULL REFERENCES bonded_pass,
  epc text COLLATE "C" NOT NULL,
  PRIMARY KEY (pass_id, epc)
);
CREATE TRIGGER bonded_pass_tag_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_pass_tag
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What customs said, one row for each receipt, in the order in which they came. A receipt of a pass names
-- customs' numbers alone; one that came before we knew them stands without a pass, and is adopted by a row of
-- its own once they are known.
CREATE TABLE bonded_pass_receipt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  pass_id bigint REFERENCES bonded_pass,
  adopts bigint UNIQUE REFERENCES bonded_pass_receipt,
  type text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('ADVANCED', 'KNOWN', 'NOTED', 'CONTRADICTS')),
  trouble text NOT NULL,
  stage text NOT NULL,
  mark text NOT NULL,
  paper_no text NOT NULL,
  pre_no text NOT NULL,
  inner_no text NOT NULL,
  happened_at timestamptz NOT NULL,
  words text NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  received_at timestamptz NOT NULL,
  UNIQUE (zone, digest),
  CHECK ((effect = 'CONTRADICTS') = (trouble <> '')),
  CHECK (pass_id IS NOT NULL OR (effect = 'CONTRADICTS' AND adopts IS NULL))
);
CREATE INDEX bonded_pass_receipt_of_pass ON bonded_pass_receipt (pass_id, id);
CREATE INDEX bonded_pass_receipt_paper_no ON bonded_pass_receipt (zone, paper_no) WHERE paper_no <> '';
CREATE INDEX bonded_pass_receipt_pre_no ON bonded_pass_receipt (zone, pre_no) WHERE pre_no <> '';
CREATE TRIGGER bonded_pass_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_pass_receipt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What hands a pass in, sealed: it names who applies, and the vehicle.
CREATE TABLE bonded_pass_message (
  pass_id bigint PRIMARY KEY REFERENCES bonded_pass,
  zone text NOT NULL,
  content bytea NOT NULL
);
CREATE TRIGGER bonded_pass_message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_pass_message
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE bonded_pass_outbox (
  pass_id bigint PRIMARY KEY REFERENCES bonded_pass,
  zone text NOT NULL,
  state text NOT NULL CHECK (state IN ('DUE', 'SENDING', 'SENT', 'ANSWERED')),
  due_at timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0 CHECK (tries >= 0),
  last_error text NOT NULL DEFAULT ''
);
CREATE INDEX bonded_pass_outbox_due ON bonded_pass_outbox (zone, due_at)
  WHERE state IN ('DUE', 'SENDING');
CREATE TRIGGER bonded_pass_outbox_not_deleted BEFORE DELETE OR TRUNCATE ON bonded_pass_outbox
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
