-- Items: what a list asks beyond the name. Factors in hundred-thousandths of the legal unit for one
-- declared unit, rates in millionths. Items that are there already state nothing of it.
ALTER TABLE goods_item
  ADD COLUMN specification text NOT NULL DEFAULT '' CHECK (length(specification) <= 512),
  ADD COLUMN origin text NOT NULL DEFAULT '' CHECK (origin ~ '^([A-Z0-9]{3})?$'),
  ADD COLUMN first_legal_unit text CHECK (first_legal_unit ~ '^[0-9]{3}$'),
  ADD COLUMN first_legal_factor_e5 bigint CHECK (first_legal_factor_e5 >= 1),
  ADD COLUMN second_legal_unit text CHECK (second_legal_unit ~ '^[0-9]{3}$'),
  ADD COLUMN second_legal_factor_e5 bigint CHECK (second_legal_factor_e5 >= 1),
  ADD COLUMN tariff_ppm int NOT NULL DEFAULT 0 CHECK (tariff_ppm BETWEEN 0 AND 10000000),
  ADD COLUMN vat_ppm int NOT NULL DEFAULT 0 CHECK (vat_ppm BETWEEN 0 AND 10000000),
  ADD COLUMN consumption_ppm int NOT NULL DEFAULT 0
    CHECK (consumption_ppm BETWEEN 0 AND 10000000),
  ADD CHECK ((first_legal_unit IS NULL) = (first_legal_factor_e5 IS NULL)),
  ADD CHECK ((second_legal_unit IS NULL) = (second_legal_factor_e5 IS NULL)),
  ADD CHECK (second_legal_unit IS NULL OR first_legal_unit IS NOT NULL);

-- Account books 账册 of enterprises. The book of the settings needs no row.
CREATE TABLE book_register (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  book_no text NOT NULL CHECK (length(book_no) BETWEEN 1 AND 32),
  enterprise text NOT NULL,
  valid_until date,
  leaf_index bigint NOT NULL,
  opened_at timestamptz NOT NULL,
  UNIQUE (zone, book_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_register
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Documents that move the book by quantity. A number is one document in the zone, for good.
CREATE TABLE book_document (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  book_no text NOT NULL,
  kind text NOT NULL,
  doc_no text NOT NULL,
  content_sha256 text NOT NULL,
  declared boolean NOT NULL,
  counter_zone text NOT NULL,
  counter_book text NOT NULL,
  original_no text NOT NULL,
  customs_no text NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  happened_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (zone, doc_no)
);
CREATE INDEX book_document_by_original ON book_document (zone, original_no)
  WHERE original_no <> '';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_document
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One line: so many pieces of an item, worth so much, from one account to another.
CREATE TABLE book_document_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  document_id bigint NOT NULL REFERENCES book_document,
  line_no int NOT NULL CHECK (line_no >= 1),
  item text NOT NULL,
  quantity bigint NOT NULL CHECK (quantity >= 1),
  value_fen bigint NOT NULL CHECK (value_fen >= 0),
  from_holding text NOT NULL,
  to_holding text NOT NULL,
  original_line int NOT NULL DEFAULT 0 CHECK (original_line >= 0),
  UNIQUE (document_id, line_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_document_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a stock-take 盘点 counted of an item, against what the book said at that moment.
CREATE TABLE book_count (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  document_id bigint NOT NULL REFERENCES book_document,
  item text NOT NULL,
  place text NOT NULL CHECK (place IN ('WAREHOUSE', 'CENTRE')),
  on_book bigint NOT NULL,
  counted bigint NOT NULL CHECK (counted >= 0),
  UNIQUE (document_id, item)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_count
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What happened to a document after it was accepted. Its state is what these rows say.
CREATE TABLE book_document_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  document_id bigint NOT NULL REFERENCES book_document,
  zone text NOT NULL,
  step text NOT NULL CHECK (step IN
    ('PASSED', 'RELEASED', 'WITNESSED', 'DEDUCTED', 'CLOSED', 'WITHDRAWN')),
  paper_no text NOT NULL,
  content_sha256 text NOT NULL,
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  happened_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL
);
-- A gate pass is one passing, of one document; everything else happens to a document once.
CREATE UNIQUE INDEX book_step_pass ON book_document_step (zone, paper_no) WHERE step = 'PASSED';
CREATE UNIQUE INDEX book_step_once ON book_document_step (document_id, step)
  WHERE step <> 'PASSED';
CREATE INDEX book_step_of_document ON book_document_step (document_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_document_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE book_passed_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  step_id bigint NOT NULL REFERENCES book_document_step,
  document_id bigint NOT NULL REFERENCES book_document,
  line_no int NOT NULL,
  quantity bigint NOT NULL CHECK (quantity >= 1),
  UNIQUE (step_id, line_no)
);
CREATE INDEX book_passed_of_document ON book_passed_line (document_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_passed_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 年度核销/结转: a year of a book is closed with these figures, and the next begins with them.
CREATE TABLE book_year (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  book_no text NOT NULL,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 9999),
  until timestamptz NOT NULL,
  open_documents int NOT NULL CHECK (open_documents >= 0),
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  closed_at timestamptz NOT NULL,
  UNIQUE (zone, book_no, year)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_year
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TABLE book_year_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  year_id bigint NOT NULL REFERENCES book_year,
  item text NOT NULL,
  holding text NOT NULL,
  pieces bigint NOT NULL,
  value_fen bigint NOT NULL,
  UNIQUE (year_id, item, holding)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_year_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
