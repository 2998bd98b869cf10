-- 核注清单 of Golden Gate II: what we hand in, which retail lists are in it, and what customs said. Where a
-- list stands is what its receipts say, in the order in which they came: no row says it by itself.
CREATE TABLE bonded_list (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  -- Our own number: a receipt names the list by it before customs has numbered it.
  inner_no text NOT NULL CHECK (length(inner_no) BETWEEN 1 AND 64),
  list_type text NOT NULL CHECK (list_type IN ('0', '5', '6', '8')),
  direction text NOT NULL CHECK (direction IN ('I', 'E')),
  book_no text NOT NULL,
  office text NOT NULL,
  -- Days of China, both in it, and the year they all are of.
  period_from date NOT NULL,
  period_until date NOT NULL CHECK (period_until >= period_from),
  list_year int NOT NULL CHECK (
    list_year = extract(year FROM period_from) AND list_year = extract(year FROM period_until)),
  actor text NOT NULL,
  made_at timestamptz NOT NULL,
  UNIQUE (zone, inner_no)
);
CREATE TRIGGER bonded_list_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_list
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE bonded_list_line (
  list_id bigint NOT NULL REFERENCES bonded_list,
  line_no int NOT NULL CHECK (line_no >= 1),
  part text NOT NULL,
  hs_code text NOT NULL,
  name text NOT NULL,
  model text NOT NULL,
  unit text NOT NULL,
  legal_unit text NOT NULL,
  second_unit text NOT NULL,
  country text NOT NULL,
  currency text NOT NULL,
  quantity numeric(18, 5) NOT NULL CHECK (quantity > 0),
  legal numeric(18, 5) NOT NULL CHECK (legal >= 0),
  second numeric(18, 5) CHECK (second >= 0),
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  PRIMARY KEY (list_id, line_no),
  CHECK ((second_unit = '') = (second IS NULL))
);
CREATE TRIGGER bonded_list_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_list_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which retail lists are in which bonded list. One that customs cancelled or deleted lets them free for
-- another; until then each is in one only, whoever asks at the same time.
CREATE TABLE bonded_list_retail (
  list_id bigint NOT NULL REFERENCES bonded_list,
  zone text NOT NULL,
  retail_no text NOT NULL,
  released_at timestamptz NOT NULL,
  freed_at timestamptz,
  PRIMARY KEY (list_id, retail_no)
);
CREATE UNIQUE INDEX bonded_list_retail_once ON bonded_list_retail (zone, retail_no)
  WHERE freed_at IS NULL;
CREATE FUNCTION refuse_other_than_freeing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.freed_at IS NOT NULL OR NEW.freed_at IS NULL
      OR (NEW.list_id, NEW.zone, NEW.retail_no, NEW.released_at)
        IS DISTINCT FROM (OLD.list_id, OLD.zone, OLD.retail_no, OLD.released_at) THEN
    RAISE EXCEPTION 'a retail list is let free from a bonded list once, and nothing else changes: %',
      OLD.retail_no;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bonded_list_retail_freed_only BEFORE UPDATE ON bonded_list_retail
  FOR EACH ROW EXECUTE FUNCTION refuse_other_than_freeing();
CREATE TRIGGER bonded_list_retail_not_deleted BEFORE DELETE OR TRUNCATE ON bonded_list_retail
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What customs said, one row for each receipt, in the order in which they came. The digest is of the
-- bytes as they were received.
CREATE TABLE bonded_list_receipt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  list_id bigint REFERENCES bonded_list,
  type text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('ADVANCED', 'KNOWN', 'NOTED', 'CONTRADICTS')),
  trouble text NOT NULL,
  -- Where the list stands by this receipt; of one that changes nothing, what it said.
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
  CHECK (list_id IS NOT NULL OR effect = 'CONTRADICTS')
);
CREATE INDEX bonded_list_receipt_of_list ON bonded_list_receipt (list_id, id);
CREATE INDEX bonded_list_receipt_paper_no ON bonded_list_receipt (zone, paper_no) WHERE paper_no <> '';
CREATE INDEX bonded_list_receipt_pre_no ON bonded_list_receipt (zone, pre_no) WHERE pre_no <> '';
CREATE TRIGGER bonded_list_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bonded_list_receipt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX customs_news_released ON customs_news (zone, decided_at) WHERE kind = 'RELEASED';
